using Tap.Api;
using Tap.Compute;
using Tap.Core;
using Tap.Networking;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests;

/// <summary>What a construct of a project of its own gets from <see cref="TapConstruct"/>, with what is public alone.</summary>
public sealed class ConstructPropsTests
{
    [Test]
    public void Own_props_that_fit_together_make_the_construct() => Assert.That(
        SynthesizedStack.Of(stack => _ = new Outbox(stack, "outbox", new() { Name = "outbox" })).Single("aws_sqs_queue").Text("name"),
        Is.EqualTo("trainr963-dev-sqs-outbox-production"));

    [Test]
    public void Own_props_are_refused_with_all_their_problems_before_anything_hangs_in_the_tree() => Assert.That(
        Refusal.Of(stack => _ = new Outbox(stack, "outbox", new OutboxProps
        {
            Name = "out.box", First = TimeSpan.FromSeconds(5), Last = TimeSpan.FromSeconds(2),
        })).Split('\n'),
        Is.EqualTo(new[]
        {
            "Outbox 'test/outbox' cannot be made:",
            "- AWS would refuse the SQS queue name 'trainr963-dev-sqs-out.box-production' (36 characters): it may hold only letters, "
                + "digits, '-' and '_'. Rule: 1–80 characters: letters, digits, '-' and '_' "
                + "(https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html). "
                + "Change the project prefix, the environment suffix, the environment or the name in the code: names are never cut.",
            "- its first delay is 5 s and its last 2 s: raise the last",
        }));

    [Test]
    public void The_page_shows_this_construct()
    {
        var page = File.ReadAllText(Path.Combine(ProjectFolder.Path, "Constructs", "Base", "README.md"));
        var code = File.ReadAllText(Path.Combine(ProjectFolder.Path, "tests", "Base", "Outbox.cs"));
        Assert.That(page, Does.Contain($"```csharp\n{code[code.IndexOf("public sealed record", StringComparison.Ordinal)..]}```"));
    }

    [Test]
    public void A_list_within_a_list_is_indented() => Assert.That(
        InputProblems.Of(() => SubnetPlan.Create("10.0.0.0/16", [], [], [])), Does.Contain("\n  - ").And.Not.Contain("\n- "));

    [Test]
    public void What_does_not_fail_is_no_problem() => Assert.That(InputProblems.Of(() => "fine"), Is.Null);

    [Test]
    public void What_a_user_cannot_mend_is_not_listed() =>
        Assert.That(() => InputProblems.Of(() => throw new InvalidOperationException("a bug")), Throws.InvalidOperationException);

    [TestCaseSource(nameof(Named))]
    public void A_construct_with_a_name_that_AWS_would_refuse_leaves_nothing_in_the_tree(string kind, Func<TapStack, Action> make) =>
        Assert.That(
            Refusal.Of(make, (_, construct) => construct()),
            Does.StartWith($"{kind} 'test/refused' cannot be made:\n- AWS would refuse the "));

    [Test]
    public void Every_construct_with_props_has_them_asked()
    {
        var props = typeof(TapConstruct).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(TapConstruct)))
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.Name.EndsWith("Props", StringComparison.Ordinal))
            .ToList();
        Assert.That(props, Has.Count.AtLeast(16));
        Assert.That(props.Where(type => !type.IsAssignableTo(typeof(IConstructProps))), Is.Empty);
    }

    private static IEnumerable<object[]> Named()
    {
        const string id = "refused";
        var name = new string('n', 300);
        return
        [
            Case(nameof(AccessLogBucket), stack => new AccessLogBucket(stack, id, new() { Name = name })),
            Case(nameof(ApiGatewayLogging), stack => new ApiGatewayLogging(stack, id, new() { Name = name })),
            Case(nameof(ApiKeyParameter), stack => new ApiKeyParameter(stack, id, new() { Name = new string('n', 3000) })),
            Case(nameof(ApiKeySecret), stack => new ApiKeySecret(stack, id, new() { Name = new string('n', 3000) })),
            Case(nameof(DeadLetterQueue), stack => new DeadLetterQueue(stack, id, new() { Name = name })),
            Case(nameof(EncryptionKey), stack => new EncryptionKey(stack, id, new() { Name = name, Description = "" })),
            Case(nameof(KeyValueTable), stack => new KeyValueTable(stack, id, new() { Name = name, PartitionKey = new("id") })),
            Case(nameof(Network), stack => new Network(stack, id, new() { Name = name })),
            Case(nameof(PackageBucket), stack => new PackageBucket(stack, id, new() { Name = name })),
            Case(nameof(PermissionsBoundary), stack => new PermissionsBoundary(stack, id, new() { Name = name, Policy = new() })),
            Case(nameof(Queue), stack => new Queue(stack, id, new() { Name = name })),
            Case(nameof(Role), stack => new Role(stack, id, RoleProps.OfFunction(name))),
            Case(nameof(SecureBucket), stack => new SecureBucket(stack, id, new() { Name = name })),
            After(nameof(FunctionSecurityGroup), stack => new Network(stack, "network"), (stack, network) =>
                new FunctionSecurityGroup(stack, id, new() { Network = network, Name = name })),
            After(nameof(NodeFunction), stack => FunctionFixture.Props(stack), (stack, props) =>
                new NodeFunction(stack, id, props with { Name = name })),
            After(nameof(RestService), stack => stack.Function(), (stack, function) => new RestService(stack, id, new()
            {
                Name = new string('n', 2000),
                Description = "",
                Routes = new Dictionary<string, Route> { ["GET /a"] = new FunctionRoute(function) },
            })),
        ];

        static object[] Case(string kind, Func<TapStack, TapConstruct> make) => After(kind, _ => 0, (stack, _) => make(stack));

        static object[] After<T>(string kind, Func<TapStack, T> prepare, Func<TapStack, T, TapConstruct> make) =>
        [
            kind,
            (TapStack stack) =>
            {
                var prepared = prepare(stack);
                return () => { _ = make(stack, prepared); };
            },
        ];
    }
}
