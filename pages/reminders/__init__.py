"""Mail to those who are to review pages: who is to be told what, and telling them once."""

from .plan import plan_reminders
from .sending import send_reminder, send_reminders

__all__ = ["plan_reminders", "send_reminder", "send_reminders"]
