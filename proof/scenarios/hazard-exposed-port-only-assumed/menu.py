import os
import socket

with open("/var/lib/menu/menu.db", "w") as menu:
    menu.write("soup\n")
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("0.0.0.0", 8480))
server.listen()
print(f"ok uid={os.geteuid()}", flush=True)
while True:
    client, _ = server.accept()
    client.sendall(b"HTTP/1.0 200 OK\r\n\r\nsoup\n")
    client.close()
