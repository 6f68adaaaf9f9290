namespace Tap.Guardrails;

/// <summary>Every bucket's owner owns its objects, and no ACL counts.</summary>
internal sealed class BucketOwnsObjects : SettingRule
{
    public override string Id => "TAP-S3-6";

    public override string Title => "Buckets own their objects";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("S3.12")];

    public override string WayOut => "make the bucket as a SecureBucket, or give it exactly one aws_s3_bucket_ownership_controls with "
        + "object_ownership BucketOwnerEnforced: with it, no ACL lets anybody in, and no object belongs to another account.";

    protected override string OwnerType => "aws_s3_bucket";

    protected override string SettingType => "aws_s3_bucket_ownership_controls";

    protected override string Missing => "does not say who owns its objects";

    protected override IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting)
    {
        var ownership = new NestedArgument(setting, "rule.object_ownership");
        return Require(
            ownership.Is(IsEnforced), setting, "lets objects belong to others, or ACLs count", "the ownership",
            ownership.Deciding(IsEnforced), "BucketOwnerEnforced");
    }

    private static Proof IsEnforced(Value value) => value.IsOneOf("BucketOwnerEnforced");
}
