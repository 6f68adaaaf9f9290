using System.Security.Cryptography;
using Tap.Compute;
using Tap.Core;
using Tap.Networking;
using Tap.Storage;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

public sealed class NodeFunctionTests
{
    [TestCase("function_name", "trainr963-dev-lambda-get-handler-production")]
    [TestCase("runtime", LambdaRuntime.Identifier)]
    [TestCase("architectures", """["arm64"]""")]
    [TestCase("handler", "index.handler")]
    [TestCase("memory_size", "256")]
    [TestCase("timeout", "30")]
    [TestCase("tracing_config.mode", "Active")]
    [TestCase("environment.variables", """{"DEBUG_ENABLED":"false","LOG_LEVEL":"INFO","REGION":"us-east-1"}""")]
    [TestCase("kms_key_arn", null)]
    [TestCase("dead_letter_config", null)]
    [TestCase("vpc_config", null)]
    [TestCase("reserved_concurrent_executions", null)]
    [TestCase("layers", null)]
    public void Defaults_are_as_documented(string path, string? value) => Assert.That(Function().Text(path), Is.EqualTo(value));

    [Test]
    public void The_runtime_is_the_newest_that_the_provider_accepts() => Assert.That(LambdaRuntime.Identifier, Is.EqualTo("nodejs22.x"));

    [Test]
    public void Environment_variables_are_added_and_override_defaults() => Assert.That(
        Function(props => props with { Environment = new Dictionary<string, string> { ["LOG_LEVEL"] = "DEBUG", ["TABLE"] = "t" } }).Text(
            "environment.variables"),
        Is.EqualTo("""{"DEBUG_ENABLED":"false","LOG_LEVEL":"DEBUG","REGION":"us-east-1","TABLE":"t"}"""));

    [Test]
    public void A_function_for_large_inputs_gives_memory_back_and_collects_garbage_early()
    {
        var variables = Function(props => props with { MemorySize = 512, HeapSize = 224, LargeBuffers = true })["environment.variables"];
        Assert.That(
            new[] { "NODE_OPTIONS", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_" }.Select(
                name => variables.GetProperty(name).GetString()),
            Is.EqualTo(new[] { "--max-old-space-size=224 --max-semi-space-size=8", "65536", "65536" }));
    }

    [Test]
    public void A_heap_is_no_larger_than_the_memory() => Assert.That(
        () => Function(props => props with { MemorySize = 128, HeapSize = 256 }),
        Throws.TypeOf<InputException>().With.Message.Contains("256 MB").And.Message.Contains("128 MB"));

    [TestCase("name", "/aws/lambda/trainr963-dev-lambda-get-handler-production")]
    [TestCase("retention_in_days", "30")]
    public void Its_log_group_keeps_30_days(string path, string value) =>
        Assert.That(FunctionFixture.Synthesize().Single("aws_cloudwatch_log_group").Text(path), Is.EqualTo(value));

    [Test]
    public void It_logs_to_its_log_group()
    {
        var stack = FunctionFixture.Synthesize();
        Assert.That(
            stack.Single("aws_lambda_function").Text("logging_config.log_group"),
            Is.EqualTo(stack.Single("aws_cloudwatch_log_group").Reference("name")));
    }

    [Test]
    public void It_waits_for_its_log_group_and_all_its_policies()
    {
        var stack = FunctionFixture.Synthesize();
        Assert.That(stack.Single("aws_lambda_function").Texts("depends_on"), Is.EquivalentTo(
            stack.All("aws_iam_role_policy_attachment")
                .Append(stack.Single("aws_cloudwatch_log_group"))
                .Select(resource => resource.Address)));
    }

    [Test]
    public void It_runs_as_its_own_role()
    {
        var stack = FunctionFixture.Synthesize();
        Assert.That(stack.Single("aws_lambda_function").Text("role"), Is.EqualTo(stack.Single("aws_iam_role").Reference("arn")));
    }

    [TestCase("s3_bucket", "bucket")]
    [TestCase("s3_key", "key")]
    [TestCase("s3_object_version", "version_id")]
    public void It_runs_the_version_of_the_package_that_was_uploaded(string path, string attribute)
    {
        var stack = FunctionFixture.Synthesize();
        Assert.That(stack.Single("aws_lambda_function").Text(path), Is.EqualTo(stack.Single("aws_s3_object").Reference(attribute)));
    }

    [Test]
    public void Its_code_hash_is_the_SHA_256_of_the_zip() => Assert.That(
        Function().Text("source_code_hash"),
        Is.EqualTo(Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(FunctionFixture.Code.Path)))));

    [Test]
    public void A_dead_letter_queue_gets_what_fails_and_the_role_may_send_to_it()
    {
        var stack = SynthesizedStack.Of(
            stack => stack.Function(props => props with { DeadLetterQueue = new DeadLetterQueue(stack, "dlq") }));
        var queue = stack.Single("aws_sqs_queue").Reference("arn");
        Assert.That(
            (
                stack.Single("aws_lambda_function").Text("dead_letter_config.target_arn"),
                stack.Single("aws_iam_policy").Statement("DlqSendMessage").Text("Resource")),
            Is.EqualTo((queue, queue)));
    }

    [Test]
    public void A_key_encrypts_its_environment_and_its_role_may_use_it()
    {
        var stack = SynthesizedStack.Of(stack => stack.Function(props => props with { EncryptionKey = stack.EncryptionKey() }));
        Assert.That(
            (
                stack.Single("aws_lambda_function").Text("kms_key_arn"),
                stack.Single("aws_kms_key").Statement("UseRoleGet").Text("Principal.AWS")),
            Is.EqualTo((stack.Single("aws_kms_key").Reference("arn"), stack.Single("aws_iam_role").Reference("arn"))));
    }

    [Test]
    public void Application_Signals_come_from_a_layer_that_starts_the_function_and_a_policy_that_lets_it_report()
    {
        var stack = FunctionFixture.Synthesize(props => props with { ApplicationSignals = true }, ("AWS_REGION", "eu-south-1"));
        var function = stack.Single("aws_lambda_function");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(function.Texts("layers"), Is.EqualTo(["arn:aws:lambda:eu-south-1:257394471194:layer:AWSOpenTelemetryDistroJs:13"]));
            Assert.That(function.Text("environment.variables.AWS_LAMBDA_EXEC_WRAPPER"), Is.EqualTo("/opt/otel-instrument"));
            Assert.That(
                stack.All("aws_iam_role_policy_attachment").Select(attachment => attachment.Text("policy_arn")),
                Has.One.EqualTo("arn:aws:iam::aws:policy/CloudWatchLambdaApplicationSignalsExecutionRolePolicy"));
        }
    }

    [Test]
    public void By_default_retries_are_those_of_Lambda() =>
        Assert.That(FunctionFixture.Synthesize().All("aws_lambda_function_event_invoke_config"), Is.Empty);

    [Test]
    public void Retries_and_age_of_asynchronous_events_are_as_asked()
    {
        var stack = FunctionFixture.Synthesize(
            props => props with { AsynchronousInvocation = new() { MaximumRetries = 1, MaximumEventAge = TimeSpan.FromMinutes(10) } });
        var config = stack.Single("aws_lambda_function_event_invoke_config");
        Assert.That(
            (config.Text("function_name"), config.Text("maximum_retry_attempts"), config.Text("maximum_event_age_in_seconds")),
            Is.EqualTo((stack.Single("aws_lambda_function").Reference("function_name"), "1", "600")));
    }

    [Test]
    public void Asynchronous_events_are_bounded_as_Lambda_bounds_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => new AsynchronousInvocation { MaximumRetries = 3 },
                Throws.TypeOf<InputException>().With.Message.Contains("2").And.Message.Contains("3"));
            Assert.That(
                () => new AsynchronousInvocation { MaximumEventAge = TimeSpan.FromSeconds(59) },
                Throws.TypeOf<InputException>().With.Message.Contains("between 60 and 21600 s, but was 59 s"));
        }
    }

    [TestCase(Tap.Compute.Architecture.Arm64, "arm64")]
    [TestCase(Tap.Compute.Architecture.X64, "x86_64")]
    public void An_architecture_is_written_as_Lambda_spells_it(Tap.Compute.Architecture architecture, string text) =>
        Assert.That(Function(props => props with { Architecture = architecture }).Texts("architectures"), Is.EqualTo(new[] { text }));

    [Test]
    public void A_timeout_that_Lambda_does_not_take_is_refused() => Assert.That(
        () => Function(props => props with { Timeout = TimeSpan.FromMinutes(16) }),
        Throws.TypeOf<InputException>().With.Message.EqualTo("The timeout of a function must be between 1 and 900 s, but was 960 s."));

    [TestCase("true", "5")]
    [TestCase("false", null)]
    public void Reserved_concurrency_is_a_setting(string setting, string? value) => Assert.That(
        FunctionFixture.Synthesize(props => props with { ReservedConcurrency = 5 }, ("TAP_RESERVED_CONCURRENCY", setting))
            .Single("aws_lambda_function").Text("reserved_concurrent_executions"),
        Is.EqualTo(value));

    [Test]
    public void In_a_network_it_runs_in_the_private_subnets_behind_its_security_group()
    {
        var stack = InNetwork();
        var function = stack.Single("aws_lambda_function");
        var privateSubnets = stack.All("aws_subnet").Where(subnet => subnet.Text("cidr_block") is "10.0.100.0/24" or "10.0.110.0/24");
        Assert.That(
            (function.Texts("vpc_config.subnet_ids").Order(), function.Texts("vpc_config.security_group_ids")),
            Is.EqualTo((
                privateSubnets.Select(subnet => subnet.Reference("id")).Order(),
                new[] { stack.Single("aws_security_group").Reference("id") })));
    }

    [Test]
    public void In_a_network_it_may_manage_its_interfaces() => Assert.That(
        InNetwork().All("aws_iam_role_policy_attachment").Select(attachment => attachment.Text("policy_arn")),
        Has.One.EqualTo("arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"));

    [Test]
    public void All_problems_are_told_at_once()
    {
        var message = Refusal.Of(stack => (Props: FunctionFixture.Props(stack), Network: new Network(stack, "network")), (stack, given) =>
            _ = new NodeFunction(stack, "get", given.Props with
            {
                Network = given.Network,
                Environment = new Dictionary<string, string> { ["AWS_REGION"] = "x", ["A-B"] = "x" },
            }));
        Assert.That(message.Split("\n- "), Is.EqualTo([
            "NodeFunction 'test/get' cannot be made:",
            "it has a network but no security group: give it both, or none to run outside a VPC",
            "it has an environment variable 'AWS_REGION', which Lambda sets itself: take another name",
            "it has an environment variable 'A-B', but a name begins with a letter, goes on with letters, digits and _, "
                + "and has 2 characters or more",
        ]));
    }

    [Test]
    public void Its_name_and_its_code_are_two_things()
    {
        var stack = FunctionFixture.Synthesize(props => props with { Name = "reader" });
        Assert.That(
            (stack.Single("aws_lambda_function").Text("function_name"), stack.Single("aws_s3_object").Text("key")),
            Is.EqualTo(("trainr963-dev-lambda-reader-production", "functions/get-handler.zip")));
    }

    private static SynthesizedResource Function(Func<NodeFunctionProps, NodeFunctionProps>? change = null) =>
        FunctionFixture.Synthesize(change).Single("aws_lambda_function");

    private static SynthesizedStack InNetwork() => SynthesizedStack.Of(stack =>
    {
        var network = new Network(stack, "network");
        stack.Function(props => props with
        {
            Network = network,
            SecurityGroup = new FunctionSecurityGroup(stack, "group", new() { Network = network, Name = "functions" }),
        });
    });
}
