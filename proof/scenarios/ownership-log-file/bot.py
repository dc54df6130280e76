import logging
import os

logging.basicConfig(filename="/var/log/bot.log", level=logging.INFO)
logging.info("started")
with open("state.json", "w", encoding="utf-8") as state:
    state.write("{}")
print(f"ok uid={os.geteuid()}")
