"""The benchmark: speed and cost beside two other pages.

They are the smallest page that Streamlit serves, and the page that most people write.
"""
