using System.Collections.Immutable;

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

    // What stacks have of their own. Without a list of what the app's stacks declare, which an object made by hand has not, any may be
    // asked for.
    private IReadOnlySet<SettingDefinition>? declared;
    private ImmutableDictionary<SettingDefinition, object?> ofStacks = ImmutableDictionary<SettingDefinition, object?>.Empty;

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
    /// Whether what holds data (tables, buckets, keys, secrets, dead-letter queues) cannot be deleted where its construct says nothing
    /// else: a plan that would do so is refused, nothing empties buckets, and tables are protected by DynamoDB too. To destroy such a
    /// deployment on purpose, deploy it without protection first.
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

    /// <summary>Who gets alarms by e-mail. Without an address the alarms' topics are made all the same.</summary>
    /// <value><see langword="null"/>: nobody.</value>
    public string? AlarmEmail { get; init; }

    /// <summary>The <c>Repository</c> tag.</summary>
    /// <value><see langword="null"/>: no such tag.</value>
    public string? Repository { get; init; }

    /// <summary>The <c>CommitAuthor</c> tag.</summary>
    /// <value><see langword="null"/>: no such tag.</value>
    public string? CommitAuthor { get; init; }

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

    /// <summary>How private subnets reach the internet.</summary>
    /// <value><see cref="NatGateways.Single"/>.</value>
    public NatGateways NatGateways { get; init; } = NatGateways.Single;

    /// <summary>Returns the value of a stack's own setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>What was read; otherwise the setting's default.</returns>
    /// <exception cref="InputException">No stack of the app declares the setting, so nobody has read it.</exception>
    public T Get<T>(Setting<T> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return ofStacks.TryGetValue(setting, out var value) ? (T)value!
            : declared?.Contains(setting) != false ? setting.Default
            : throw new InputException(
                $"The setting {setting.Name} ({setting.EnvironmentVariable}) is asked for, but no stack of the app declares it: "
                + "name it in the settings of the stack's definition.");
    }

    /// <summary>Returns the settings with another value of a stack's own setting, which is not held against the setting's rule.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value.</param>
    public Settings With<T>(Setting<T> setting, T value) => this with { ofStacks = ofStacks.SetItem(setting, value) };

    /// <summary>
    /// Reads the settings of this process: its environment variables and the context that the cdktf CLI hands over in
    /// <c>CDKTF_CONTEXT_JSON</c> or, without the CLI, the one in <c>cdktf.json</c> of the current directory.
    /// </summary>
    /// <param name="ofStacks">What the stacks of the app declare beside <see cref="AppSettings"/>; a variable <c>TAP_…</c> or a context
    /// key that is of neither is refused.</param>
    /// <exception cref="SettingsException">All that is wrong with the settings.</exception>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public static Settings FromProcess(params IReadOnlyList<SettingDefinition> ofStacks) =>
        FromDirectory(SettingsReader.ProcessEnvironment(), Directory.GetCurrentDirectory(), ofStacks);

    /// <summary>Reads the settings as <see cref="FromProcess"/> does, of an environment and a directory.</summary>
    /// <param name="environment">Environment variables; an empty one counts as unset.</param>
    /// <param name="directory">The directory of <c>cdktf.json</c>, which need not exist.</param>
    /// <param name="ofStacks">What the stacks of the app declare.</param>
    /// <exception cref="SettingsException">All that is wrong with the settings.</exception>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public static Settings FromDirectory(
        IReadOnlyDictionary<string, string> environment, string directory, params IReadOnlyList<SettingDefinition> ofStacks)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(directory);
        return new SettingsReader(environment, CdktfContext.Find(environment, directory), ofStacks).Read();
    }

    /// <summary>Reads the settings from values alone: nothing else is looked at.</summary>
    /// <param name="environment">Environment variables; an empty one counts as unset.</param>
    /// <param name="contextJson">The context, a JSON object; <see langword="null"/> or empty when there is none.</param>
    /// <param name="ofStacks">What the stacks of the app declare.</param>
    /// <exception cref="SettingsException">All that is wrong with the settings.</exception>
    /// <exception cref="InputException">Two settings share a name, a variable or a key.</exception>
    public static Settings Read(
        IReadOnlyDictionary<string, string> environment, string? contextJson, params IReadOnlyList<SettingDefinition> ofStacks)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new SettingsReader(environment, CdktfContext.FromJson(contextJson), ofStacks).Read();
    }

    /// <summary>Defaults, of which only these settings of stacks may be asked for.</summary>
    internal static Settings Declaring(IEnumerable<SettingDefinition> ofStacks) => new() { declared = ofStacks.ToHashSet() };
}
