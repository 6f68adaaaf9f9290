namespace Tap.Tests.Guardrails.Cases;

public sealed class BucketHasNoAclCases() : RuleCases("TAP-S3-7")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("a public ACL", """aws_s3_bucket_acl.it { "bucket": "acme-data", "acl": "public-read" }"""),
        new RuleCase("an ACL by grants", """
            aws_s3_bucket_acl.it {
              "bucket": "acme-data",
              "access_control_policy": { "grant": [{ "permission": "READ", "grantee": { "type": "CanonicalUser", "id": "another" } }] }
            }
            """),
        new RuleCase("an ACL whose count is not known", """aws_s3_bucket_acl.it { "count": "${var.n}", "acl": "private" }""", "var.n {}"),
        new RuleCase("the bucket's own", """aws_s3_bucket.it { "acl": "public-read-write" }"""),
        new RuleCase(
            "the bucket's own, by a local", """aws_s3_bucket.it { "acl": "${local.acl}" }""", """locals { "acl": "log-delivery-write" }"""),
        new RuleCase("one that is not known", """aws_s3_bucket.it { "acl": "${var.acl}" }""", "var.acl {}") { IsUnproven = true },
        new RuleCase("the bucket's grants", """
            aws_s3_bucket.it {
              "grant": { "type": "Group", "uri": "http://acs.amazonaws.com/groups/global/AllUsers", "permissions": ["READ"] }
            }
            """),
        new RuleCase("a public object", """aws_s3_object.it { "key": "a", "acl": "public-read" }"""),
        new RuleCase("a copy for others", """aws_s3_object_copy.it { "key": "a", "acl": "authenticated-read" }"""),
        new RuleCase("a copy with grants", """
            aws_s3_object_copy.it { "grant": [{ "type": "CanonicalUser", "id": "another", "permissions": ["READ"] }] }
            """),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("no ACL", """aws_s3_bucket.it { "bucket": "acme-data" }""", """aws_s3_object.it { "key": "a" }"""),
        new RuleCase("null", """aws_s3_bucket.it { "acl": null, "grant": [] }"""),
        new RuleCase("private", """aws_s3_bucket.it { "acl": "private" }""", """aws_s3_object.it { "acl": "bucket-owner-full-control" }"""),
        new RuleCase("an ACL that is never made", """aws_s3_bucket_acl.it { "count": 0, "acl": "public-read" }"""),
    ];
}
