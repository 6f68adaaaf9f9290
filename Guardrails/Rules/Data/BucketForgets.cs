namespace Tap.Guardrails;

/// <summary>Every bucket deletes noncurrent versions and uploads that were never completed.</summary>
internal sealed class BucketForgets : SettingRule
{
    public override string Id => "TAP-S3-8";

    public override string Title => "Buckets drop old versions and aborted uploads";

    public override Severity Severity => Severity.Warning;

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("S3.10"), Control.SecurityHub("S3.13"), Control.ControlTower("CT.S3.PR.3"),
        Control.ControlTower("CT.S3.PR.6"),
    ];

    public override string WayOut => "make the bucket as a SecureBucket, or give it exactly one aws_s3_bucket_lifecycle_configuration with "
        + "noncurrent_version_expiration and abort_incomplete_multipart_upload in enabled rules for all objects: "
        + "what nobody sees in a listing costs money, and keeps what was meant to be deleted.";

    protected override string OwnerType => "aws_s3_bucket";

    protected override string SettingType => "aws_s3_bucket_lifecycle_configuration";

    protected override string InlineArgument => "lifecycle_rule";

    protected override string Missing => "has no lifecycle";

    protected override IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting)
    {
        var isInline = setting == owner;
        var rules = setting.Blocks(isInline ? "lifecycle_rule" : "rule")
            .Select(rule => new { Rule = rule, Applies = Applies(rule, isInline) }).ToList();
        var (expiry, abort) = isInline
            ? ("noncurrent_version_expiration.days", "abort_incomplete_multipart_upload_days")
            : ("noncurrent_version_expiration.noncurrent_days", "abort_incomplete_multipart_upload.days_after_initiation");
        return
        [
            .. Require(Proven(expiry), setting, "never deletes old versions of all objects", "its rules", Rules(), expiry),
            .. Require(Proven(abort), setting, "never deletes uploads that were not completed", "its rules", Rules(), abort),
        ];

        Proof Proven(string path) => Proofs.Any(rules, rule => rule.Applies.And(new NestedArgument(rule.Rule, path).Is(IsDays)));

        Value Rules() => setting[isInline ? "lifecycle_rule" : "rule"];
    }

    private static Proof IsDays(Value value) => value.Is(one => one.Number > 0);

    private static Proof Applies(Block rule, bool isInline) => Proofs.All(
        rule.IsCertain ? Proof.Holds : Proof.Unproven,
        isInline ? rule["enabled"].Is(true) : rule["status"].IsOneOf("Enabled"),
        IsEmpty(rule["prefix"]),
        IsEmpty(rule["tags"]),
        Proofs.All(rule.Blocks("filter"), filter => Proofs.All(filter.Names, name => IsEmpty(filter[name]))),
        Proofs.All(rule.Blocks("filter"), filter => filter["prefix"].Is(_ => true)));

    // A filter of any kind leaves objects out, unless it is empty.
    private static Proof IsEmpty(Value value) => value.Is(one => !one.IsPresent || one.Text == ""
        || (one.Text is null && one.Items.Count == 0 && one.Entries.Count == 0 && !one.IsOpen));
}
