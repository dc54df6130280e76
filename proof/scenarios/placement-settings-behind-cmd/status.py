import http.server
import os
import pathlib


class Status(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"up\n")


pathlib.Path("status.pid").write_text(f"{os.getpid()}\n")
server = http.server.ThreadingHTTPServer(("0.0.0.0", 8081), Status)
print(f"ok uid={os.geteuid()}")
server.serve_forever()
