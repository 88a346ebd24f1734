"""What tests of several folders share: data sets to change, a dashboard to start, a reader."""
