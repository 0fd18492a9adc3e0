// What the page does beyond links and forms: suggestions while a query is typed, and codes by a key. All else works
// without it.
"use strict";

(() => {
  const box = document.getElementById("q");
  if (!box) return;

  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.getAttribute("aria-label"));
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let chosen = -1;
  let asked = 0;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const items = [...list.children];
    chosen = (index + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    box.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const take = (item) => {
    box.value = item.dataset.query;
    close();
    box.form.requestSubmit();
  };

  const show = (rows) => {
    list.replaceChildren(
      ...rows.map((row, i) => {
        const item = document.createElement("li");
        item.id = `suggestion-${i}`;
        item.dataset.query = row.query;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const form = document.createElement("bdi");
        form.textContent = row.form;
        const number = document.createElement("span");
        number.className = "n";
        number.textContent = row.articles.toLocaleString("en");
        item.append(form, number);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(item);
        });
        return item;
      }),
    );
    chosen = -1;
    list.hidden = rows.length === 0;
    box.setAttribute("aria-expanded", String(rows.length > 0));
  };

  // Only the answer to the last question is shown. An error leaves the box as it is.
  const ask = async () => {
    const question = ++asked;
    try {
      const answer = await fetch(`/api/suggest?q=${encodeURIComponent(box.value)}`);
      if (!answer.ok) return close();
      const { rows } = await answer.json();
      if (question === asked && document.activeElement === box) show(rows);
    } catch {
      close();
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });

  // "/" goes to the box, as in other places where one searches.
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();

// Codes of the lines of the concordance, if the server takes them.
(() => {
  const status = document.getElementById("code-status");
  const table = document.querySelector(".kwic tbody");
  if (!status || !table) return;

  const keys = [...document.querySelectorAll("#code-keys [data-code]")].map((item) => item.dataset.code);
  document.getElementById("code-help").hidden = false;
  for (const row of table.rows) row.tabIndex = 0;

  // What is shown is what the server has kept; a refusal is told, and the box stays as it was typed.
  const post = async (row, form, body) => {
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
      const { ok, codes, message, hint } = await answer.json();
      row.classList.toggle("wrong", !ok);
      if (ok) form.elements.code.value = codes.join("; ");
      status.textContent = ok ? codes.join("; ") || "–" : `${message}. ${hint}`;
    } catch {
      row.classList.add("wrong");
      status.textContent = status.dataset.lost;
    }
  };

  // One after another: the last code of a line is the one that stays.
  let last = Promise.resolve();
  const send = (row) => {
    const form = row.querySelector("form");
    const body = new URLSearchParams(new FormData(form));
    last = last.then(() => post(row, form, body));
  };

  table.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target.closest("tr"));
  });

  table.addEventListener("keydown", (event) => {
    const row = event.target;
    if (row.parentNode !== table || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const code = event.key === "0" ? "" : /^[1-9]$/.test(event.key) ? keys[event.key - 1] : undefined;
    if (step) row[step]?.focus();
    else if (code !== undefined) {
      row.querySelector("form").elements.code.value = code;
      send(row);
    } else return;
    event.preventDefault();
  });
})();
