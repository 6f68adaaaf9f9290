namespace Tap.Guardrails;

/// <summary>Every bucket sets its encryption.</summary>
internal sealed class BucketIsEncrypted : SettingRule
{
    private const string Algorithm = "rule.apply_server_side_encryption_by_default.sse_algorithm";

    public override string Id => "TAP-S3-2";

    public override string Title => "Buckets say how they encrypt";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("S3.17")];

    public override string Exemptions =>
        "S3's own keys, AES256, are encryption as well: a key of one's own is for those who want to say who may use it.";

    public override string WayOut => "make the bucket as a SecureBucket, or give it exactly one "
        + "aws_s3_bucket_server_side_encryption_configuration with an algorithm.";

    protected override string OwnerType => "aws_s3_bucket";

    protected override string SettingType => "aws_s3_bucket_server_side_encryption_configuration";

    protected override string InlineArgument => "server_side_encryption_configuration";

    protected override string Missing => "has no encryption configuration with an algorithm";

    protected override IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting)
    {
        var algorithm = new NestedArgument(setting, setting == owner ? $"{InlineArgument}.{Algorithm}" : Algorithm);
        return Require(
            algorithm.Is(IsEncryption), setting, "has no encryption configuration with an algorithm", "its algorithm",
            algorithm.Deciding(IsEncryption), "aws:kms, aws:kms:dsse or AES256");
    }

    private static Proof IsEncryption(Value value) => value.IsOneOf("AES256", "aws:kms", "aws:kms:dsse");
}
