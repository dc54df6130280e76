import http.server
import os
import pathlib

pathlib.Path("requests.log").write_text("")
server = http.server.HTTPServer(("0.0.0.0", 8082), http.server.SimpleHTTPRequestHandler)
print(f"ok uid={os.geteuid()}")
server.serve_forever()
