using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunctionEventInvokeConfig;
using Tap.Core;
using Tap.Security;
using Tap.Storage;

namespace Tap.Compute;

/// <summary>
/// A Lambda function in Node.js with its own role, a log group that exists before the function, X-Ray tracing, and its package in a bucket
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html"/>).
/// </summary>
public sealed class NodeFunction : TapConstruct, IGrantee
{
    /// <summary>Creates the function.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The function's settings.</param>
    /// <exception cref="InputException">
    /// AWS would reject a name or a setting, the function has a network without a security group, or the package bucket holds another
    /// package of the same name; the message lists all problems.
    /// </exception>
    public NodeFunction(Construct scope, string id, NodeFunctionProps props)
        : base(scope, id, props)
    {
        var name = Deployment.NameOf(id, props.Name);
        Name = Deployment.Names.Function(name);
        Timeout = props.Timeout;
        ReservedConcurrency = Deployment.Settings.ReservedConcurrency ? props.ReservedConcurrency : null;
        DeadLetterQueue = props.DeadLetterQueue;
        LogGroup = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig
        {
            Name = Deployment.Names.LogGroup(Name),
            RetentionInDays = (int)props.LogRetention,
        });
        Role = props.Role ?? new Role(this, "role", RoleProps.OfFunction(name) with { ManagedPolicies = ManagedPolicies(props) });
        props.DeadLetterQueue?.GrantSend(this);
        props.EncryptionKey?.GrantUse(this);
        props.EncryptionKey?.GrantDeploymentThrough("lambda");
        Function = new LambdaFunction(this, "function", Config(props));
        Arn = Function.Arn;
        // Without its network's routes, the function's first calls would time out.
        string[] before = [LogGroup.Address, .. props.Network?.Egress.Select(resource => resource.Address) ?? []];
        EventInvokeConfig = props.AsynchronousInvocation?.Apply(this);
        Role.OnAttached(attachments => Function.DependsOn = [.. before, .. attachments]);
    }

    /// <summary>The function's name: plain text, known at synth.</summary>
    public string Name { get; }

    /// <summary>The function's timeout.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The reserved concurrency, which is also the maximum; <see langword="null"/> when none is reserved.</summary>
    public int? ReservedConcurrency { get; }

    /// <summary>The queue for asynchronous events that fail after their retries; <see langword="null"/> when Lambda drops them.</summary>
    public DeadLetterQueue? DeadLetterQueue { get; }

    /// <summary>The function's log group.</summary>
    public CloudwatchLogGroup LogGroup { get; }

    /// <summary>
    /// The role that the function runs as, which receives what is granted to the function: a <see cref="Security.Role"/>, or the one given.
    /// </summary>
    public IRole Role { get; }

    /// <summary>The function itself.</summary>
    public LambdaFunction Function { get; }

    /// <summary>How asynchronous events are tried; <see langword="null"/> where Lambda's own defaults hold.</summary>
    public LambdaFunctionEventInvokeConfig? EventInvokeConfig { get; }

    /// <summary>The function's ARN.</summary>
    public string Arn { get; }

    private static IReadOnlyList<ManagedPolicy> ManagedPolicies(NodeFunctionProps props) =>
    [
        ManagedPolicy.BasicExecution,
        .. props.Network is null ? Array.Empty<ManagedPolicy>() : [ManagedPolicy.VpcAccess],
        ManagedPolicy.XRay,
        .. props.ApplicationSignals ? [ManagedPolicy.ApplicationSignals] : Array.Empty<ManagedPolicy>(),
    ];

    private LambdaFunctionConfig Config(NodeFunctionProps props)
    {
        var package = props.Packages.Add(props.Code);
        return new LambdaFunctionConfig
        {
            FunctionName = Name,
            Description = props.Description ?? Deployment.NameOf(ConstructId, props.Name),
            Role = Role.Arn,
            Runtime = LambdaRuntime.Identifier,
            Handler = "index.handler",
            Architectures = [props.Architecture == Architecture.Arm64 ? "arm64" : "x86_64"],
            MemorySize = props.MemorySize,
            Timeout = props.Timeout.TotalSeconds,
            S3Bucket = package.Bucket,
            S3Key = package.Key,
            S3ObjectVersion = package.VersionId,
            SourceCodeHash = props.Code.Sha256,
            TracingConfig = new LambdaFunctionTracingConfig { Mode = "Active" },
            LoggingConfig = new LambdaFunctionLoggingConfig { LogFormat = "Text", LogGroup = LogGroup.Name },
            Environment = new LambdaFunctionEnvironment { Variables = Environment(props) },
            Layers = props.ApplicationSignals ? [OpenTelemetryLayer.Arn(Deployment.Settings.Region, Deployment.Partition)] : null,
            KmsKeyArn = props.EncryptionKey?.Arn,
            DeadLetterConfig = props.DeadLetterQueue is { } queue ? new LambdaFunctionDeadLetterConfig { TargetArn = queue.Arn } : null,
            ReservedConcurrentExecutions = ReservedConcurrency,
            VpcConfig = props.Network is { } network
                ? new LambdaFunctionVpcConfig { SubnetIds = [.. network.PrivateSubnetIds], SecurityGroupIds = [props.SecurityGroup!.Id] }
                : null,
        };
    }

    private Dictionary<string, string> Environment(NodeFunctionProps props)
    {
        var variables = new Dictionary<string, string>
        {
            ["LOG_LEVEL"] = "INFO",
            ["DEBUG_ENABLED"] = "false",
            ["REGION"] = Deployment.Settings.Region,
        };
        if (props.ApplicationSignals)
            variables["AWS_LAMBDA_EXEC_WRAPPER"] = OpenTelemetryLayer.ExecWrapper;
        if (props.LargeBuffers)
            (variables["MALLOC_MMAP_THRESHOLD_"], variables["MALLOC_TRIM_THRESHOLD_"]) = ("65536", "65536");
        if (props.HeapSize is { } heap)
            variables["NODE_OPTIONS"] = $"--max-old-space-size={heap} --max-semi-space-size=8";
        foreach (var (name, value) in props.Environment)
            variables[name] = value;
        return variables;
    }
}
