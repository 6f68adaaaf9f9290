using System.Collections.Immutable;

namespace Tap.Core;

/// <summary>
/// Everything that differs between deployments of Tap. <see cref="FromProcess"/> reads it once, from (highest first) environment variables,
/// the <c>context</c> of <c>cdktf.json</c> and the defaults below, and validates it as a whole.
/// </summary>
/// <remarks>An object created with <c>new</c> is not validated; use that in tests only.</remarks>
public sealed record Settings
{
    /// <summary>The value of <c>TAP_ACCESS_LOG_BUCKET</c> for "no access logs".</summary>
    internal const string NoBucket = "none";

    private readonly bool? protectsData;
    private readonly string? accessLogBucket;

    // The stacks' own settings. An object created with new has no list of what the app's stacks declare, so that any setting may be read.
    private IReadOnlySet<SettingDefinition>? declared;
    private ImmutableDictionary<SettingDefinition, object?> ofStacks = ImmutableDictionary<SettingDefinition, object?>.Empty;

    /// <summary>First part of every name.</summary>
    /// <value><c>trainr963</c>.</value>
    public string Project { get; init; } = "trainr963";

    /// <summary>Second part of every name, which distinguishes the deployments of one project.</summary>
    /// <value><c>dev</c>.</value>
    public string EnvironmentSuffix { get; init; } = "dev";

    /// <summary>Last part of every name. <c>production</c> turns on protections against deletion.</summary>
    /// <value><c>production</c>.</value>
    public string Environment { get; init; } = "production";

    /// <summary>Whether this is the production environment.</summary>
    public bool IsProduction => Environment == "production";

    /// <summary>
    /// Whether resources that hold data (tables, buckets, keys, secrets, dead-letter queues) are protected against deletion unless their
    /// construct says otherwise: Terraform refuses a plan that would delete them, buckets are never emptied, and DynamoDB's own protection
    /// is on. To destroy such a deployment on purpose, deploy it without protection first.
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

    /// <summary>The bucket for state in S3.</summary>
    /// <value>One of the deployment, named by the convention: <c>{project}-{suffix}-s3-terraform-state-{environment}</c>.</value>
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
    /// The bucket that receives S3's server access logs of the state and audit buckets
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html); <see langword="null"/> turns access logs off.
    /// </summary>
    /// <value>One of the deployment, named by the convention: <c>{project}-{suffix}-s3-access-logs-{environment}</c>.</value>
    public string? AccessLogBucket
    {
        get => accessLogBucket == NoBucket ? null : accessLogBucket ?? new ResourceNames(this).Of("s3", "access-logs");
        init => accessLogBucket = value ?? NoBucket;
    }

    /// <summary>The e-mail address that receives alarms. Without an address, alarm topics are still created.</summary>
    /// <value><see langword="null"/>: nobody.</value>
    public string? AlarmEmail { get; init; }

    /// <summary>The <c>Repository</c> tag.</summary>
    /// <value><see langword="null"/>: no such tag.</value>
    public string? Repository { get; init; }

    /// <summary>The <c>CommitAuthor</c> tag.</summary>
    /// <value><see langword="null"/>: no such tag.</value>
    public string? CommitAuthor { get; init; }

    /// <summary>The ARN of the policy that is the permissions boundary of the roles of all stacks.</summary>
    /// <value><see langword="null"/>: roles have no boundary.</value>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The URL of an AWS-compatible endpoint that replaces AWS, such as a local emulator.</summary>
    /// <value><see langword="null"/>: AWS itself.</value>
    public Uri? EndpointUrl { get; init; }

    /// <summary>
    /// Whether functions get the reserved concurrency that they ask for. AWS rejects reservations that leave an account fewer than 100
    /// unreserved executions (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html).
    /// </summary>
    /// <value><see langword="true"/>.</value>
    public bool ReservedConcurrency { get; init; } = true;

    /// <summary>How private subnets reach the internet.</summary>
    /// <value><see cref="NatGateways.Single"/>.</value>
    public NatGateways NatGateways { get; init; } = NatGateways.Single;

    /// <summary>Returns the value of a stack's own setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The value that was read, or the setting's default.</returns>
    /// <exception cref="InputException">No stack of the app declares the setting, so it was not read.</exception>
    public T Get<T>(Setting<T> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return ofStacks.TryGetValue(setting, out var value) ? (T)value!
            : declared?.Contains(setting) != false ? setting.Default
            : throw new InputException(
                $"The setting {setting.Name} ({setting.EnvironmentVariable}) is asked for, but no stack of the app declares it: "
                + "name it in the settings of the stack's definition.");
    }

    /// <summary>Returns the settings with another value of a stack's own setting. The value is not validated.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The changed settings.</returns>
    public Settings With<T>(Setting<T> setting, T value) => this with { ofStacks = ofStacks.SetItem(setting, value) };

    /// <summary>
    /// Reads the settings of this process from its environment variables and from the context: the one that the cdktf CLI passes on in
    /// <c>CDKTF_CONTEXT_JSON</c> or, without the CLI, the one in <c>cdktf.json</c> of the current directory.
    /// </summary>
    /// <param name="ofStacks">
    /// The settings that the stacks declare beside <see cref="AppSettings"/>. Any other variable <c>TAP_…</c> and any other context key is
    /// refused as unknown.
    /// </param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingsException">The settings have problems; the message lists all.</exception>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public static Settings FromProcess(params IReadOnlyList<SettingDefinition> ofStacks) =>
        FromDirectory(SettingsReader.ProcessEnvironment(), Directory.GetCurrentDirectory(), ofStacks);

    /// <summary>Reads the settings from an environment and a directory, as <see cref="FromProcess"/> does.</summary>
    /// <param name="environment">Environment variables; an empty one counts as unset.</param>
    /// <param name="directory">The directory of <c>cdktf.json</c>, which need not exist.</param>
    /// <param name="ofStacks">The settings that the stacks declare.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingsException">The settings have problems; the message lists all.</exception>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public static Settings FromDirectory(
        IReadOnlyDictionary<string, string> environment, string directory, params IReadOnlyList<SettingDefinition> ofStacks)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(directory);
        return new SettingsReader(environment, CdktfContext.Find(environment, directory), ofStacks).Read();
    }

    /// <summary>Reads the settings from values alone; process and files are not read.</summary>
    /// <param name="environment">Environment variables; an empty one counts as unset.</param>
    /// <param name="contextJson">The context, a JSON object; <see langword="null"/> or empty when there is none.</param>
    /// <param name="ofStacks">The settings that the stacks declare.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="SettingsException">The settings have problems; the message lists all.</exception>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public static Settings Read(
        IReadOnlyDictionary<string, string> environment, string? contextJson, params IReadOnlyList<SettingDefinition> ofStacks)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new SettingsReader(environment, CdktfContext.FromJson(contextJson), ofStacks).Read();
    }

    /// <summary>Creates the defaults; only these settings of stacks can be read from them.</summary>
    internal static Settings Declaring(IEnumerable<SettingDefinition> ofStacks) => new() { declared = ofStacks.ToHashSet() };
}
