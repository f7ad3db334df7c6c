"""Applications for government information (依申请公开): from the form to the archived answer."""
