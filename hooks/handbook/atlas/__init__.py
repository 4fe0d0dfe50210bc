"""The body map: one coordinate system of the back, in centimetres.

The origin is the tip of the spinous process of C7, the bump at the base of the neck. x runs to the receiver's right, y towards the
feet. An adult of about 170 cm; C7 to the dimples is about 51 cm (Ernst 2013, doi:10.1186/1756-0500-6-58).
"""
