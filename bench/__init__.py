"""The benchmark: this project's speed and cost beside the smallest page that Streamlit serves and the page that most people write."""
