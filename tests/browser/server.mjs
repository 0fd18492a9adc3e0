// An index of the sample and of articles that mean no good, and a server over it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const corpus = new URL("../../corpus", import.meta.url).pathname;

const hostile = [
  {
    id: "hostile-1",
    title: "فخّ &lt;img src=x onerror=window.hurt=1 عريض", // whole tags the indexer takes out itself
    body: "نص فيه فخّ و&amp; علامة \u202Eمقلوبة\u202C وعديمة\u200B\u200Cالعرض &lt;img src=x onerror=window.hurt=2 x",
    source: "\"><script>window.hurt = 3</script>",
    section: "</ul></aside>",
    date: "2025-03-04",
    url: "javascript:window.hurt=4",
  },
  { id: "hostile-2", title: "فخّ طويل", body: "فخّ " + "ش".repeat(100_000), source: "طويل", date: "2025-03-05" },
  { id: "large", title: "نص كبير", body: "سطر من كتابٍ ضخمٍ جدًّا.\n".repeat(5_000), source: "كبير", date: "2025-03-06" },
];

export async function startServer(more = []) {
  const directory = mkdtempSync(join(tmpdir(), "khabar-browser-"));
  const index = join(directory, "index");
  const others = join(directory, "hostile.jsonl");
  writeFileSync(others, hostile.map((article) => JSON.stringify(article)).join("\n") + "\n");
  execFileSync(process.env.KHABAR_INDEX, ["build", "--quiet", "--jobs", "1", "--index", index, corpus, others]);
  const server = spawn(process.env.KHABAR_SEARCH, ["serve", "--index", index, "--port", "0", ...more]);
  const base = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (bytes) => {
      said += bytes;
      const address = /serving (http:\S+?)\/\n/.exec(said);
      if (address) resolve(address[1]);
    });
    server.on("exit", () => reject(new Error(said)));
  });
  const command = (...words) =>
    execFileSync(process.env.KHABAR_SEARCH, [words[0], "--index", index, ...words.slice(1)], { encoding: "utf8" });
  const stop = () => {
    server.kill("SIGTERM");
    rmSync(directory, { recursive: true });
  };
  return { base, command, stop };
}
