"""From paths to a report: configuration, discovery, selection, checking, suppression, order."""
