"""Whether the addresses of sources still answer, asked politely and without harm."""
