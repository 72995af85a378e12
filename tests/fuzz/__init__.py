"""Requests that no one would send, made from those that Alexa sends: each gets an answer in Alexa's shape."""
