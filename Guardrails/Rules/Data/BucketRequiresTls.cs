namespace Tap.Guardrails;

/// <summary>Every bucket's policy denies requests without TLS.</summary>
internal sealed class BucketRequiresTls : TlsRule
{
    public override string Id => "TAP-S3-4";

    public override string Title => "Buckets refuse requests without TLS";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html");

    public override IReadOnlyList<Control> Controls =>
        [Control.SecurityHub("S3.5"), Control.ControlTower("CT.S3.PR.8"), Control.Cis("2.1.1")];

    public override string WayOut =>
        "make the bucket as a SecureBucket, or let its one policy deny s3:* to * on bucket and objects where aws:SecureTransport is false.";

    protected override string OwnerType => "aws_s3_bucket";

    protected override string SettingType => "aws_s3_bucket_policy";

    protected override TlsDenial Denial { get; } = new("s3");

    protected override string Missing => "has no policy that denies everything without TLS";
}
