namespace Tap.Guardrails;

/// <summary>No bucket and no object has an access control list.</summary>
internal sealed class BucketHasNoAcl : Rule
{
    private static readonly string[] BucketsAndObjects = ["aws_s3_bucket", "aws_s3_bucket_object", "aws_s3_object", "aws_s3_object_copy"];

    public override string Id => "TAP-S3-7";

    public override string Title => "Buckets and objects have no ACL";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("S3.2"), Control.SecurityHub("S3.3"), Control.SecurityHub("S3.12")];

    public override string Exemptions => "The ACLs private and bucket-owner-full-control give nobody but the owner access.";

    public override string WayOut => "remove the ACL, and say in the bucket's policy who may read: BucketOwnerEnforced turns ACLs off.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_s3_bucket_acl").Select(acl => On(acl, "gives a bucket an ACL", acl["acl"], "no aws_s3_bucket_acl")),
        .. stack.All(BucketsAndObjects).SelectMany(CheckAcl),
    ];

    private IEnumerable<Finding> CheckAcl(ResourceBlock resource) =>
    [
        .. Require(
            resource["acl"].Is(acl => acl.Text is null or "" or "private" or "bucket-owner-full-control"), resource,
            "has an ACL that gives others access", "its ACL", resource["acl"], "no acl"),
        .. resource.Blocks("grant").Take(1)
            .Select(_ => On(resource, "grants others access by an ACL", resource["grant"], "no grant")),
    ];
}
