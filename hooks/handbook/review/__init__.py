"""What a clinician or a teacher is asked to read, made from the data, and who has read what."""
