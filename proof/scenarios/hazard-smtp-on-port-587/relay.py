import os
import socket

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("0.0.0.0", 587))
server.listen()
with open("queue", "w") as queue:
    queue.write("")
print(f"ok uid={os.geteuid()}", flush=True)
while True:
    client, _ = server.accept()
    client.sendall(b"220 relay ESMTP\r\n")
    client.close()
