-- Lines sold over the counter of a pharmacy, gathered by pharmacy and day.
SELECT sold.* FROM part.sold AS sold
