"""What happens to patients: each episode is a small story of sales, visits and payments."""
