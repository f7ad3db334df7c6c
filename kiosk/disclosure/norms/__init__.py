"""What the office may word or set itself: grounds, remedy texts, the tariff of the fee."""
