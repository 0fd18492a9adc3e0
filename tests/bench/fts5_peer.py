#!/usr/bin/env python3
"""A peer of `khabar-search serve`: SQLite FTS5 behind Python's http.server, with threads that wait for connections.

    khabar-index export --index INDEX | fts5_peer.py build FILE
    fts5_peer.py serve FILE

An answer to /search?q=WORDS has what /api/search has: ten hits by BM25 with a passage each, and how many there are. All
words must be there, or any of them if no article has all.
"""
import concurrent.futures
import http.server
import json
import re
import sqlite3
import sys
import threading
import urllib.parse

THREADS = 16  # as many as there are connections: each is kept alive
PAGE = """SELECT id, title, date, source, snippet(article, 1, '[', ']', '…', 30)
          FROM article WHERE article MATCH ? ORDER BY rank LIMIT 10"""
COUNT = "SELECT count(*) FROM article WHERE article MATCH ?"


def build(path):
    file = sqlite3.connect(path)
    file.execute(
        "CREATE VIRTUAL TABLE article USING fts5(title, body, id UNINDEXED, date UNINDEXED, source UNINDEXED)"
    )
    articles = (json.loads(line) for line in sys.stdin)
    rows = ([article.get(key) or "" for key in ("title", "body", "id", "date", "source")] for article in articles)
    file.executemany("INSERT INTO article VALUES(?, ?, ?, ?, ?)", rows)
    file.execute("INSERT INTO article(article) VALUES('optimize')")
    file.commit()


class Searches:
    def __init__(self, path):
        self.path = path
        self.own = threading.local()

    def answer(self, query):
        if not hasattr(self.own, "file"):
            self.own.file = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        words = [f'"{word}"' for word in re.findall(r"\w+", query)] or ['""']
        for joined in (" ".join(words), " OR ".join(words)):
            total = self.own.file.execute(COUNT, (joined,)).fetchone()[0]
            if total > 0:
                break
        hits = self.own.file.execute(PAGE, (joined,)).fetchall()
        return json.dumps({"total": total, "hits": hits}, ensure_ascii=False).encode()


def serve(path):
    searches = Searches(path)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet

        def do_GET(self):
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            body = searches.answer(query.get("q", [""])[0])
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()

        def log_message(self, *_):
            pass

    class Server(http.server.HTTPServer):
        request_queue_size = 128
        pool = concurrent.futures.ThreadPoolExecutor(THREADS)

        def process_request(self, request, client_address):
            self.pool.submit(self.process_request_in_thread, request, client_address)

        def process_request_in_thread(self, request, client_address):
            try:
                self.finish_request(request, client_address)
            except ConnectionError:
                pass
            finally:
                self.shutdown_request(request)

    server = Server(("127.0.0.1", 0), Handler)
    print(f"fts5_peer: serving http://127.0.0.1:{server.server_port}/", file=sys.stderr, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    {"build": build, "serve": serve}[sys.argv[1]](sys.argv[2])
