"""The wizard that walks both through a flow: one place of the conversation, one page."""
