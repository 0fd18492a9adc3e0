#!/usr/bin/env python3
"""Clients that never finish a request: each sends a header a second, and comes again when it is closed.

    slow_clients.py PORT CLIENTS
"""
import asyncio
import itertools
import sys


async def client(port):
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /search HTTP/1.1\r\nHost: localhost\r\n")
            for number in itertools.count():
                writer.write(b"X-Slow-%d: 1\r\n" % number)
                await writer.drain()
                await asyncio.sleep(1)
        except OSError:
            await asyncio.sleep(1)


async def main():
    await asyncio.gather(*(client(int(sys.argv[1])) for _ in range(int(sys.argv[2]))))


if __name__ == "__main__":
    asyncio.run(main())
