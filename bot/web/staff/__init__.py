"""The staff pages: who shared a record, and the record beside the transcript."""
