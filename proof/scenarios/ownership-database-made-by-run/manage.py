import os
import sqlite3
import sys

database = sqlite3.connect(os.environ["DATABASE_PATH"])
with database:
    if sys.argv[1] == "migrate":
        database.execute("create table votes (choice text)")
    else:
        database.execute("insert into votes values ('yes')")
database.close()
print(f"ok uid={os.geteuid()}")
