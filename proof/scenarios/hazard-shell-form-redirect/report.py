import os

with open("report.csv", "w") as report:
    report.write("day,sum\n")
print(f"ok uid={os.geteuid()}")
