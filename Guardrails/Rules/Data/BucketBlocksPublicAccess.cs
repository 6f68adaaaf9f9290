namespace Tap.Guardrails;

/// <summary>Every bucket has a public access block with all four settings.</summary>
internal sealed class BucketBlocksPublicAccess : SettingRule
{
    private static readonly string[] Switches =
        ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

    public override string Id => "TAP-S3-1";

    public override string Title => "Buckets block public access";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("S3.1"), Control.SecurityHub("S3.8"), Control.SecurityHub("S3.19"), Control.ControlTower("CT.S3.PR.1"),
        Control.Cis("2.1.4"),
    ];

    public override string Exemptions =>
        "A switch of an access point that is not written is on, which is AWS's default; that of a bucket or an account is off.";

    public override string WayOut => "make the bucket as a SecureBucket, or give it exactly one aws_s3_bucket_public_access_block with all "
        + "four switches on.";

    protected override string OwnerType => "aws_s3_bucket";

    protected override string SettingType => "aws_s3_bucket_public_access_block";

    protected override string Missing => "has no public access block with all four switches on";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. base.Check(stack),
        .. stack.All("aws_s3_account_public_access_block").SelectMany(CheckSwitches),
        .. stack.All("aws_s3_access_point").SelectMany(point => CheckAccessPoint(point, "public_access_block_configuration")),
        .. stack.All("aws_s3control_multi_region_access_point")
            .SelectMany(point => CheckAccessPoint(point, "details.public_access_block")),
    ];

    protected override IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting) =>
        CheckSwitches(setting);

    private IEnumerable<Finding> CheckSwitches(ResourceBlock block) => Switches.SelectMany(
        name => Require(block[name].Is(true), block, $"does not switch {name} on", name, block[name], "true"));

    private IEnumerable<Finding> CheckAccessPoint(ResourceBlock point, string block) =>
        from name in Switches
        let written = new NestedArgument(point, $"{block}.{name}")
        from finding in Require(written.Is(IsNotOff), point, $"switches {name} off", name, written.Deciding(IsNotOff), "true")
        select finding;

    private static Proof IsNotOff(Value value) => value.Is(one => !one.IsPresent || one.Boolean == true);
}
