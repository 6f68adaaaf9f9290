namespace Tap.Guardrails;

/// <summary>Nobody unknown uses a bucket, or an access point of one.</summary>
internal sealed class BucketPolicyNamesPrincipals : ResourcePolicyRule
{
    public override string Id => "TAP-S3-5";

    public override string Title => "Bucket policies let nobody unknown in";

    public override Uri Source => new(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"
        + "#access-control-block-public-access-policy-status");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("S3.2"), Control.SecurityHub("S3.3"), Control.SecurityHub("S3.6"),
        Control.ControlTower("AWS-GR_S3_BUCKET_PUBLIC_READ_PROHIBITED"), Control.ControlTower("AWS-GR_S3_BUCKET_PUBLIC_WRITE_PROHIBITED"),
    ];

    public override IReadOnlyList<string> Types => [
        "aws_s3_bucket", "aws_s3_bucket_policy", "aws_s3_access_point", "aws_s3control_access_point_policy", "aws_s3control_bucket_policy",
        "aws_s3control_multi_region_access_point_policy", "aws_s3control_object_lambda_access_point_policy", "awscc_s3_bucket_policy",
    ];
}
