import argparse
import http.server
import os
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=8000)
port = parser.parse_args().port

cache = pathlib.Path.home() / ".cache" / "server"
cache.mkdir(parents=True, exist_ok=True)
(cache / "warm").write_text("1")
pathlib.Path("access.log").write_text("")

server = http.server.HTTPServer(("0.0.0.0", port), http.server.SimpleHTTPRequestHandler)
print(f"ok uid={os.geteuid()}", flush=True)
server.serve_forever()
