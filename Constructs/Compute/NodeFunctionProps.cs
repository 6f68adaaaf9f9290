using Tap.Core;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;

namespace Tap.Compute;

/// <summary>Settings of a <see cref="NodeFunction"/>.</summary>
public sealed record NodeFunctionProps : IConstructProps
{
    /// <summary>
    /// The function's name within the naming convention: <c>get-handler</c>. <value>Default: the stack's name and the construct's
    /// id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The package that the function runs.</summary>
    public required FunctionPackage Code { get; init; }

    /// <summary>The bucket for <see cref="Code"/>.</summary>
    public required PackageBucket Packages { get; init; }

    /// <summary>The function's description in AWS. <value>Default: its name.</value></summary>
    public string? Description { get; init; }

    /// <summary>Memory in MB, 128 to 10,240; CPU power grows with it. <value>Default: 256.</value></summary>
    public int MemorySize { get; init => field = Guard.InRange(value, 128, 10_240, "The memory of a function", "MB"); } = 256;

    /// <summary>The timeout of an invocation: whole seconds, 1 s to 15 minutes. <value>Default: 30 s.</value></summary>
    public TimeSpan Timeout
    {
        get;
        init => field = Guard.WholeSeconds(value, 1, 900, "The timeout of a function");
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Environment variables. Every function also has <c>LOG_LEVEL</c> (<c>INFO</c>), <c>DEBUG_ENABLED</c> (<c>false</c>) and
    /// <c>REGION</c>, which these may override. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The network in whose private subnets the function runs. <value>Default: none, it runs outside any VPC.</value></summary>
    public INetwork? Network { get; init; }

    /// <summary>The function's security group. <value>Default: none; required with <see cref="Network"/>.</value></summary>
    public FunctionSecurityGroup? SecurityGroup { get; init; }

    /// <summary>
    /// The role that the function runs as, for cases in which the role is needed before the function exists. It must have a function's
    /// policies already (<see cref="RoleProps.OfFunction"/>). <value>Default: a role of the function's own.</value>
    /// </summary>
    public IRole? Role { get; init; }

    /// <summary>The queue for asynchronous events that fail after their retries. <value>Default: none.</value></summary>
    public DeadLetterQueue? DeadLetterQueue { get; init; }

    /// <summary>Retries and maximum age of asynchronous events. <value>Default: Lambda's own: 2 retries, 6 hours.</value></summary>
    public AsynchronousInvocation? AsynchronousInvocation { get; init; }

    /// <summary>
    /// Whether the function reports to CloudWatch Application Signals through the <see cref="OpenTelemetryLayer"/>. The layer starts before
    /// the function and makes cold starts slower. <value>Default: false.</value>
    /// </summary>
    public bool ApplicationSignals { get; init; }

    /// <summary>
    /// The limit for long-lived JavaScript objects in MB, 64 to 10,240. With less than Lambda's own limit of nine tenths of
    /// <see cref="MemorySize"/>, Node.js collects garbage before the memory is full (<c>NODE_OPTIONS</c>,
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html"/>). The objects in use must fit into it.
    /// <value>Default: Lambda's own.</value>
    /// </summary>
    public int? HeapSize
    {
        get;
        init => field = value is { } size ? Guard.InRange(size, 64, 10_240, "The heap of a function", "MB") : null;
    }

    /// <summary>
    /// Whether the function processes megabytes at a time; then memory is returned to the system as soon as it is freed. By default, glibc
    /// keeps ever larger blocks for reuse, so that an execution environment's memory use grows with every large input
    /// (<see href="https://sourceware.org/glibc/manual/latest/html_node/Malloc-Tunable-Parameters.html"/>). <value>Default: false.</value>
    /// </summary>
    public bool LargeBuffers { get; init; }

    /// <summary>
    /// The KMS key that encrypts the environment variables. <value>Default: none, the AWS-managed key <c>aws/lambda</c>.</value>
    /// </summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>
    /// The reserved concurrency, which is also the maximum. <value>Default: none.</value> It is omitted when the setting
    /// <c>TAP_RESERVED_CONCURRENCY</c> is off: AWS rejects reservations that leave the account fewer than 100 unreserved executions.
    /// </summary>
    public int? ReservedConcurrency
    {
        get;
        init => field = value is { } executions
            ? Guard.InRange(executions, 0, int.MaxValue, "The reserved concurrency of a function", "executions")
            : null;
    }

    /// <summary>How long the log group keeps events. <value>Default: 30 days.</value></summary>
    public LogRetention LogRetention
    {
        get;
        init => field = Guard.Defined(value, "The log retention of a function");
    } = LogRetention.OneMonth;

    /// <summary>The processor architecture. <value>Default: <see cref="Architecture.Arm64"/>.</value></summary>
    public Architecture Architecture
    {
        get;
        init => field = Guard.Defined(value, "The architecture of a function");
    } = Architecture.Arm64;

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => deployment.Names.LogGroup(deployment.Names.Function(deployment.NameOf(id, Name)))),
        InputProblems.Of(() => deployment.Names.Role(deployment.NameOf(id, Name))),
        (Network is null) == (SecurityGroup is null)
            ? null
            : $"it has {(Network is null ? "a security group but no network" : "a network but no security group")}: give it both, "
                + "or none to run outside a VPC",
        HeapSize > MemorySize
            ? $"it has a heap of {HeapSize} MB, but {MemorySize} MB of memory: give it a smaller heap, or more memory"
            : null,
        ApplicationSignals ? OpenTelemetryLayer.Problem(deployment.Settings.Region) : null,
        .. EnvironmentVariables.Problems(Environment.Keys),
        Packages.Problem(Code),
    ];
}
