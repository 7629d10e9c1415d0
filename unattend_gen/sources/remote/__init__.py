"""Remote trees and objects, addressed by a URL; one file per scheme."""
