namespace Tap.Core;

/// <summary>
/// All that differs between deployments of Tap. Read once, by <see cref="FromProcess"/>, from (highest first) environment variables,
/// the <c>context</c> of <c>cdktf.json</c> and the defaults below; what was read is valid as a whole.
/// </summary>
/// <remarks>An object made by hand is not validated; it is there for tests.</remarks>
public sealed record Settings
{
    /// <summary>What <c>TAP_ACCESS_LOG_BUCKET</c> says for "no access logs".</summary>
    internal const string NoBucket = "none";

    private readonly bool? protectsData;
    private readonly string? accessLogBucket;

    /// <summary>Every setting, in the order of the README's table.</summary>
    public static IReadOnlyList<SettingDefinition> Definitions => SettingDefinitions.All;

    /// <summary>First part of every name.</summary>
    /// <value><c>trainr963</c>.</value>
    public string Project { get; init; } = "trainr963";

    /// <summary>Second part of every name: tells deployments of one project apart.</summary>
    /// <value><c>dev</c>.</value>
    public string EnvironmentSuffix { get; init; } = "dev";

    /// <summary>Last part of every name. <c>production</c> turns protections against deletion on.</summary>
    /// <value><c>production</c>.</value>
    public string Environment { get; init; } = "production";

    /// <summary>Whether this is the production environment.</summary>
    public bool IsProduction => Environment == "production";

    /// <summary>
    /// Whether what holds data (tables, buckets, keys, secrets, dead-letter queues) cannot be deleted: a plan that would do so is refused,
    /// nothing empties buckets, and tables are protected by DynamoDB too. To destroy such a deployment on purpose, deploy it without
    /// protection first.
    /// </summary>
    /// <value>In production only.</value>
    public bool ProtectsData
    {
        get => protectsData ?? IsProduction;
        init => protectsData = value;
    }

    /// <summary>The AWS region deployed to.</summary>
    /// <value><c>us-east-1</c>.</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>
    /// The AWS partition of the region, as ARNs carry it: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>
    /// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"/>).
    /// </summary>
    public string Partition => Region switch
    {
        var region when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        var region when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>
    /// The availability zones of the networks: two to nine, all of <see cref="Region"/>, by name or by id (<see cref="AvailabilityZone"/>).
    /// </summary>
    /// <value>
    /// The region's <c>a</c> and <c>b</c>. A few regions lack one of them (<c>ap-northeast-1</c> has <c>a</c>, <c>c</c> and <c>d</c>), and
    /// in the oldest regions one of them may be a zone that Lambda does not support.
    /// </value>
    public IReadOnlyList<string> AvailabilityZones
    {
        get => field ?? [$"{Region}a", $"{Region}b"];
        init;
    }

    /// <summary>Where Terraform keeps state.</summary>
    /// <value><see cref="StateLocation.S3"/>.</value>
    public StateLocation State { get; init; } = StateLocation.S3;

    /// <summary>Where Terraform keeps the state of <c>foundation</c>, which makes the bucket that the other stacks' state is in.</summary>
    /// <value><see cref="StateLocation.Local"/>: the bucket is not there yet. <see cref="StateLocation.S3"/> once the state has
    /// moved.</value>
    public StateLocation FoundationState { get; init; } = StateLocation.Local;

    /// <summary>The bucket for state in S3.</summary>
    /// <value>The bucket that the <c>foundation</c> stack makes: <c>{project}-{suffix}-s3-terraform-state-{environment}</c>.</value>
    public string StateBucket
    {
        get => field ?? new ResourceNames(this).Of("s3", "terraform-state");
        init;
    }

    /// <summary>The region of <see cref="StateBucket"/>.</summary>
    /// <value><see cref="Region"/>.</value>
    public string StateBucketRegion
    {
        get => field ?? Region;
        init;
    }

    /// <summary>
    /// The bucket that S3 writes to who did what with state and audit objects
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html); <see langword="null"/>: nobody writes it down.
    /// </summary>
    /// <value>The bucket that the <c>foundation</c> stack makes: <c>{project}-{suffix}-s3-access-logs-{environment}</c>.</value>
    public string? AccessLogBucket
    {
        get => accessLogBucket == NoBucket ? null : accessLogBucket ?? new ResourceNames(this).Of("s3", "access-logs");
        init => accessLogBucket = value ?? NoBucket;
    }

    /// <summary>How long audit objects of the <c>gateway</c> stack can neither be deleted nor overwritten.</summary>
    /// <value><see langword="null"/>: they are versioned, and not locked.</value>
    public ObjectLock? AuditObjectLock { get; init; }

    /// <summary>Who gets alarms by e-mail. Without an address the alarms' topics are made all the same.</summary>
    /// <value><see langword="null"/>: nobody.</value>
    public string? AlarmEmail { get; init; }

    /// <summary>The IPv4 ranges, in CIDR notation, that may call the <c>gateway</c> API.</summary>
    /// <value><c>203.0.113.1/32</c> and <c>198.51.100.2/32</c>: addresses reserved for documentation (RFC 5737), so nobody.</value>
    public IReadOnlyList<string> AllowedIps { get; init; } = ["203.0.113.1/32", "198.51.100.2/32"];

    /// <summary>The <c>Repository</c> tag.</summary>
    /// <value><see langword="null"/>: no such tag.</value>
    public string? Repository { get; init; }

    /// <summary>The <c>CommitAuthor</c> tag.</summary>
    /// <value><see langword="null"/>: no such tag.</value>
    public string? CommitAuthor { get; init; }

    /// <summary>The GitHub repository whose workflows may plan and apply through OIDC.</summary>
    /// <value><see langword="null"/>: <c>foundation</c> makes no CI roles.</value>
    public GitHubRepository? GitHubRepository { get; init; }

    /// <summary>The ARN of the policy that bounds what the roles of all stacks may do, as their permissions boundary.</summary>
    /// <value><see langword="null"/>: roles have no boundary.</value>
    public string? PermissionsBoundary { get; init; }

    /// <summary>An AWS-compatible endpoint to deploy to in place of AWS, such as a local emulator.</summary>
    /// <value><see langword="null"/>: AWS.</value>
    public Uri? EndpointUrl { get; init; }

    /// <summary>
    /// Whether functions that ask for reserved concurrency get it. AWS refuses it in accounts where fewer than 100
    /// unreserved executions would remain (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html).
    /// </summary>
    /// <value><see langword="true"/>.</value>
    public bool ReservedConcurrency { get; init; } = true;

    /// <summary>Billing of the <c>gateway</c> table.</summary>
    /// <value><see cref="TableBilling.Provisioned"/>.</value>
    public TableBilling TableBilling { get; init; } = TableBilling.Provisioned;

    /// <summary>The origin whose pages may call the <c>gateway</c> API from a browser.</summary>
    /// <value><c>https://example.com</c>: reserved for documentation (RFC 2606), so no page of anybody's.</value>
    public string CorsOrigin { get; init; } = "https://example.com";

    /// <summary>Whether functions of the <c>events</c> stack report to CloudWatch Application Signals.</summary>
    /// <value><see langword="false"/>.</value>
    public bool ApplicationSignals { get; init; }

    /// <summary>How private subnets reach the internet.</summary>
    /// <value><see cref="NatGateways.Single"/>.</value>
    public NatGateways NatGateways { get; init; } = NatGateways.Single;

    /// <summary>
    /// Reads the settings of this process: its environment variables and the context that the cdktf CLI hands over in
    /// <c>CDKTF_CONTEXT_JSON</c> or, without the CLI, the one in <c>cdktf.json</c> of the current directory.
    /// </summary>
    /// <exception cref="SettingsException">All that is wrong with the settings.</exception>
    public static Settings FromProcess() => SettingsReader.Read(SettingsReader.ProcessEnvironment(), Directory.GetCurrentDirectory());

    /// <summary>Reads the settings as <see cref="FromProcess"/> does, of an environment and a directory.</summary>
    /// <param name="environment">Environment variables; an empty one counts as unset.</param>
    /// <param name="directory">The directory of <c>cdktf.json</c>, which need not exist.</param>
    /// <exception cref="SettingsException">All that is wrong with the settings.</exception>
    public static Settings FromDirectory(IReadOnlyDictionary<string, string> environment, string directory) =>
        SettingsReader.Read(environment, directory);

    /// <summary>Reads the settings from values alone: nothing else is looked at.</summary>
    /// <param name="environment">Environment variables; an empty one counts as unset.</param>
    /// <param name="contextJson">The context, a JSON object; <see langword="null"/> or empty when there is none.</param>
    /// <exception cref="SettingsException">All that is wrong with the settings.</exception>
    public static Settings Read(IReadOnlyDictionary<string, string> environment, string? contextJson) =>
        SettingsReader.Read(environment, CdktfContext.FromJson(contextJson));
}
