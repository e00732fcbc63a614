"""The office: pages, decisions and memory of the supervisors, on a relational database."""
