namespace Tap.Guardrails;

/// <summary>Every bucket is versioned.</summary>
internal sealed class BucketIsVersioned : SettingRule
{
    public override string Id => "TAP-S3-3";

    public override string Title => "Buckets keep old versions of objects";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("S3.14"), Control.ControlTower("CT.S3.PR.11")];

    public override string WayOut =>
        "make the bucket as a SecureBucket, or give it exactly one aws_s3_bucket_versioning with the status Enabled.";

    protected override string OwnerType => "aws_s3_bucket";

    protected override string SettingType => "aws_s3_bucket_versioning";

    protected override string InlineArgument => "versioning";

    protected override string Missing => "is not versioned";

    protected override IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting)
    {
        var (status, isEnabled, expected) = setting == owner
            ? (new NestedArgument(owner, "versioning.enabled"), value => value.Is(true), "true")
            : (new NestedArgument(setting, "versioning_configuration.status"), (Func<Value, Proof>)(value => value.IsOneOf("Enabled")),
                "Enabled");
        return Require(status.Is(isEnabled), setting, "does not keep old versions", "its status", status.Deciding(isEnabled), expected);
    }
}
