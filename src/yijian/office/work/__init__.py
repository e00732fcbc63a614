"""Long work in the background: jobs with lease, heartbeat, reaper and progress."""
