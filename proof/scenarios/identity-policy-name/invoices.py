import os

LEDGER = "/var/lib/invoices/ledger.csv"

with open(LEDGER, "a", encoding="utf-8") as ledger:
    ledger.write("2024-001;120.00\n")

os.makedirs("exports", exist_ok=True)
with open("exports/2024-001.txt", "w", encoding="utf-8") as export:
    export.write("Invoice 2024-001: 120.00\n")

print(f"ok uid={os.geteuid()}")
