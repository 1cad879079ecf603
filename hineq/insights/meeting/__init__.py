"""The meeting: what stands on its agenda, whom a measure touches and who answers, what has changed since the last one."""
