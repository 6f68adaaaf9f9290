namespace Tap.Core;

/// <summary>
/// The settings of the whole app, each a property of <see cref="Settings"/>. Reader, documentation and tests use this list.
/// </summary>
public static class AppSettings
{
    private const string LabelRule = "up to 32 lower-case letters and digits, in groups joined by single hyphens, beginning with a letter";
    private const string FlagRule = "true or false";
    private const string TagRule = "up to 256 letters, digits, spaces and _.:/=+-@";
    private const string RegionRule = "the code of an AWS region";

    /// <summary>The setting of <see cref="Settings.Project"/>.</summary>
    public static SettingDefinition Project { get; } = new AppSetting
    {
        Name = "project prefix", EnvironmentVariable = "TAP_PROJECT", ContextKey = "project", Rule = LabelRule, Example = "acme",
        Description = "first part of every name; bucket names are global, so choose your own",
        Read = settings => settings.Project, Write = (settings, text) => settings with { Project = SettingText.Label(text) },
    };

    /// <summary>The setting of <see cref="Settings.EnvironmentSuffix"/>.</summary>
    public static SettingDefinition EnvironmentSuffix { get; } = new AppSetting
    {
        Name = "environment suffix", EnvironmentVariable = "ENVIRONMENT_SUFFIX", ContextKey = "environmentSuffix", Example = "pr-12",
        Rule = "up to 32 lower-case letters and digits, in groups joined by single hyphens",
        Description = "second part of every name, which tells deployments of one project apart",
        Read = settings => settings.EnvironmentSuffix,
        Write = (settings, text) => settings with { EnvironmentSuffix = SettingText.Label(text, startsWithLetter: false) },
    };

    /// <summary>The setting of <see cref="Settings.Environment"/>.</summary>
    public static SettingDefinition Environment { get; } = new AppSetting
    {
        Name = "environment", EnvironmentVariable = "TAP_ENVIRONMENT", ContextKey = "environment", Rule = LabelRule,
        Example = "staging",
        Description = "last part of every name; production protects data against deletion",
        Read = settings => settings.Environment, Write = (settings, text) => settings with { Environment = SettingText.Label(text) },
    };

    /// <summary>The setting of <see cref="Settings.ProtectsData"/>.</summary>
    public static SettingDefinition DataProtection { get; } = new AppSetting
    {
        Name = "data protection", EnvironmentVariable = "TAP_DATA_PROTECTION", ContextKey = "dataProtection", Rule = FlagRule,
        Example = "false",
        Description = "whether plans that would delete what holds data are refused; by default in production only",
        Read = settings => SettingText.Words(settings.ProtectsData),
        Write = (settings, text) => settings with { ProtectsData = SettingText.Flag(text) },
    };

    /// <summary>The setting of <see cref="Settings.Region"/>.</summary>
    public static SettingDefinition Region { get; } = new AppSetting
    {
        Name = "region", EnvironmentVariable = "AWS_REGION", ContextKey = "region", Rule = RegionRule, Example = "eu-central-1",
        Description = "the AWS region deployed to",
        Read = settings => settings.Region, Write = (settings, text) => settings with { Region = SettingText.Region(text) },
    };

    /// <summary>The setting of <see cref="Settings.AvailabilityZones"/>.</summary>
    public static SettingDefinition AvailabilityZones { get; } = new AppSetting
    {
        Name = "availability zones", EnvironmentVariable = "TAP_AVAILABILITY_ZONES", ContextKey = "availabilityZones",
        Rule = "two to nine different zones of the region, all by name (us-east-1a) or all by id (use1-az1), separated by commas",
        Example = "use1-az1,use1-az2",
        Description = "zones of the networks, by name or by id; by default the region's a and b",
        Read = settings => string.Join(',', settings.AvailabilityZones),
        Write = (settings, text) => settings with { AvailabilityZones = SettingText.Zones(text) },
        Rules = [new SettingRule(StrangeZones, Region)],
    };

    /// <summary>The setting of <see cref="Settings.State"/>.</summary>
    public static SettingDefinition State { get; } = new AppSetting
    {
        Name = "state", EnvironmentVariable = "TAP_STATE", ContextKey = "state", Rule = "s3 or local", Example = "local",
        Description = "where Terraform keeps state",
        Read = settings => SettingText.Words(settings.State),
        Write = (settings, text) => settings with { State = SettingText.Choice<StateLocation>(text) },
    };

    /// <summary>The setting of <see cref="Settings.StateBucket"/>.</summary>
    public static SettingDefinition StateBucket { get; } = new AppSetting
    {
        Name = "state bucket", EnvironmentVariable = "TERRAFORM_STATE_BUCKET", ContextKey = "stateBucket",
        Rule = $"a bucket name by the rules of {NameRules.Bucket.Documentation}", Example = "acme-terraform-state",
        Description = "bucket of the state in S3; by default one of the deployment, named by the convention",
        Read = settings => settings.StateBucket, Write = (settings, text) => settings with { StateBucket = text },
        Rules = [new SettingRule(StateBucketName, Project, EnvironmentSuffix, Environment, State)],
    };

    /// <summary>The setting of <see cref="Settings.StateBucketRegion"/>.</summary>
    public static SettingDefinition StateBucketRegion { get; } = new AppSetting
    {
        Name = "state bucket's region", EnvironmentVariable = "TERRAFORM_STATE_BUCKET_REGION", ContextKey = "stateBucketRegion",
        Rule = RegionRule, Example = "eu-central-1", Description = "region of the state bucket; by default the region deployed to",
        Read = settings => settings.StateBucketRegion,
        Write = (settings, text) => settings with { StateBucketRegion = SettingText.Region(text) },
    };

    /// <summary>The setting of <see cref="Settings.AccessLogBucket"/>.</summary>
    public static SettingDefinition AccessLogBucket { get; } = new AppSetting
    {
        Name = "access log bucket", EnvironmentVariable = "TAP_ACCESS_LOG_BUCKET", ContextKey = "accessLogBucket",
        Rule = $"none, or a bucket name by the rules of {NameRules.Bucket.Documentation}", Example = "acme-access-logs",
        Description = "where S3 logs access to state and audit objects; by default one of the deployment, named by the convention",
        Read = settings => settings.AccessLogBucket ?? Settings.NoBucket,
        Write = (settings, text) => settings with { AccessLogBucket = SettingText.BucketName(text) },
    };

    /// <summary>The setting of <see cref="Settings.AlarmEmail"/>.</summary>
    public static SettingDefinition AlarmEmail { get; } = new AppSetting
    {
        Name = "alarm e-mail", EnvironmentVariable = "TAP_ALARM_EMAIL", ContextKey = "alarmEmail",
        Rule = "one e-mail address, without a name",
        Example = "ops@example.com", Description = "who gets alarms; the topics are made all the same without",
        Read = settings => settings.AlarmEmail, Write = (settings, text) => settings with { AlarmEmail = SettingText.Email(text) },
    };

    /// <summary>The setting of <see cref="Settings.Repository"/>.</summary>
    public static SettingDefinition Repository { get; } = new AppSetting
    {
        Name = "repository tag", EnvironmentVariable = "REPOSITORY", ContextKey = "repository", Rule = TagRule, Example = "acme/tap",
        Description = "the Repository tag",
        Read = settings => settings.Repository, Write = (settings, text) => settings with { Repository = SettingText.TagValue(text) },
    };

    /// <summary>The setting of <see cref="Settings.CommitAuthor"/>.</summary>
    public static SettingDefinition CommitAuthor { get; } = new AppSetting
    {
        Name = "commit author tag", EnvironmentVariable = "COMMIT_AUTHOR", ContextKey = "commitAuthor", Rule = TagRule,
        Example = "Jo Doe",
        Description = "the CommitAuthor tag",
        Read = settings => settings.CommitAuthor,
        Write = (settings, text) => settings with { CommitAuthor = SettingText.TagValue(text) },
    };

    /// <summary>The setting of <see cref="Settings.PermissionsBoundary"/>.</summary>
    public static SettingDefinition PermissionsBoundary { get; } = new AppSetting
    {
        Name = "permissions boundary", EnvironmentVariable = "TAP_PERMISSIONS_BOUNDARY", ContextKey = "permissionsBoundary",
        Rule = "the ARN of an IAM policy in the region's partition", Example = "arn:aws:iam::111122223333:policy/acme-boundary",
        Description = "policy that says what roles may do at most; a CI that makes roles needs one",
        Read = settings => settings.PermissionsBoundary,
        Write = (settings, text) => settings with { PermissionsBoundary = SettingText.Policy(text) },
        Rules = [new SettingRule(ForeignPartition, Region)],
    };

    /// <summary>The setting of <see cref="Settings.EndpointUrl"/>.</summary>
    public static SettingDefinition EndpointUrl { get; } = new AppSetting
    {
        Name = "endpoint", EnvironmentVariable = "AWS_ENDPOINT_URL", ContextKey = "endpointUrl", Example = "http://127.0.0.1:4566",
        Rule = "an http or https URL without credentials, query or fragment",
        Description = "an AWS-compatible endpoint in place of AWS",
        Read = settings => settings.EndpointUrl?.OriginalString,
        Write = (settings, text) => settings with { EndpointUrl = SettingText.Endpoint(text) },
    };

    /// <summary>The setting of <see cref="Settings.ReservedConcurrency"/>.</summary>
    public static SettingDefinition ReservedConcurrency { get; } = new AppSetting
    {
        Name = "reserved concurrency", EnvironmentVariable = "TAP_RESERVED_CONCURRENCY", ContextKey = "reservedConcurrency",
        Rule = FlagRule, Example = "false", Description = "whether functions get it; young accounts have none to give",
        Read = settings => SettingText.Words(settings.ReservedConcurrency),
        Write = (settings, text) => settings with { ReservedConcurrency = SettingText.Flag(text) },
    };

    /// <summary>The setting of <see cref="Settings.NatGateways"/>.</summary>
    public static SettingDefinition NatGateways { get; } = new AppSetting
    {
        Name = "NAT gateways", EnvironmentVariable = "TAP_NAT_GATEWAYS", ContextKey = "natGateways", Rule = "none, single or per-zone",
        Example = "per-zone", Description = "how private subnets reach the internet",
        Read = settings => SettingText.Words(settings.NatGateways),
        Write = (settings, text) => settings with { NatGateways = SettingText.Choice<NatGateways>(text) },
    };

    /// <summary>All settings of the whole app, in the order of the README's table.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        Project, EnvironmentSuffix, Environment, DataProtection,
        Region, AvailabilityZones, State, StateBucket,
        StateBucketRegion, AccessLogBucket, AlarmEmail, Repository,
        CommitAuthor, PermissionsBoundary, EndpointUrl, ReservedConcurrency,
        NatGateways,
    ];

    private static string? StrangeZones(Settings settings)
    {
        var strangers = settings.AvailabilityZones.Where(zone => !AvailabilityZone.IsIn(zone, settings.Region)).ToList();
        return strangers.Count > 0 ? $"{string.Join(", ", strangers)} is not in the region {settings.Region}." : null;
    }

    private static string? StateBucketName(Settings settings) =>
        settings.State == StateLocation.S3 && NameRules.Bucket.Violations(settings.StateBucket) is { Count: > 0 } violations
            ? $"As a bucket name {string.Join("; ", violations)}."
            : null;

    private static string? ForeignPartition(Settings settings) =>
        settings.PermissionsBoundary is { } boundary && boundary.Split(':')[1] != settings.Partition
            ? $"It is not in {settings.Partition}, the partition of {settings.Region}."
            : null;
}
