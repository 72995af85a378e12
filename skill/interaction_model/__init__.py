"""What Alexa is taught: the interaction model of `interaction_models/en-GB.json`.

`model` reads it into types, `locales` copies it for the other English locales, and `lint/` checks it without
Amazon. What concerns the model itself goes here; what makes sense of a tenant's words with its help goes into
`nlu/`. Tests: `tests/unit/interaction_model/`.
"""
