using Tap.Core;

namespace Tap.Tests.Core;

public sealed class ResourceNamesTests
{
    private static readonly ResourceNames Names = new(new Settings());

    private static IEnumerable<TestCaseData> NamesByConvention()
    {
        yield return new(Names.Function("get-handler"), "trainr963-dev-lambda-get-handler-production");
        yield return new(Names.LogGroup(Names.Function("get-handler")), "/aws/lambda/trainr963-dev-lambda-get-handler-production");
        yield return new(Names.LogGroup("apigateway", Names.RestApi("api")), "/aws/apigateway/trainr963-dev-apigateway-api-production");
        yield return new(Names.Bucket("lambda-deploy"), "trainr963-dev-s3-lambda-deploy-production");
        yield return new(Names.Bucket("terraform-state"), new Settings().StateBucket);
        yield return new(Names.Table("sessions"), "trainr963-dev-dynamodb-sessions-production");
        yield return new(Names.RestApi("api"), "trainr963-dev-apigateway-api-production");
        yield return new(Names.Role("get-handler"), "trainr963-dev-iam-get-handler-production");
        yield return new(Names.Policy("get-handler"), "trainr963-dev-iam-get-handler-production");
        yield return new(Names.Queue("dead-letters"), "trainr963-dev-sqs-dead-letters-production");
        yield return new(Names.FifoQueue("orders"), "trainr963-dev-sqs-orders-production.fifo");
        yield return new(Names.Topic("alarms"), "trainr963-dev-sns-alarms-production");
        yield return new(Names.Alarm("api-5xx"), "trainr963-dev-cloudwatch-api-5xx-production");
        yield return new(Names.Dashboard("tasks"), "trainr963-dev-cloudwatch-tasks-production");
        yield return new(Names.Parameter("api-key"), "trainr963-dev-ssm-api-key-production");
        yield return new(Names.Secret("api-keys"), "trainr963-dev-secretsmanager-api-keys-production");
        yield return new(Names.KeyAlias("data"), "alias/trainr963-dev-kms-data-production");
        yield return new(Names.SecurityGroup("functions"), "trainr963-dev-ec2-functions-production");
        yield return new(Names.Tag("vpc", "network"), "trainr963-dev-vpc-network-production");
        yield return new(Names.Of("vpc", "network"), "trainr963-dev-vpc-network-production");
    }

    [TestCaseSource(nameof(NamesByConvention))]
    public void Names_follow_the_convention(string name, string expected) => Assert.That(name, Is.EqualTo(expected));

    [Test]
    public void A_name_that_is_too_long_is_refused_in_full()
    {
        var names = new ResourceNames(new Settings { EnvironmentSuffix = "feature-payments-and-refunds" });

        var refusal = Assert.Throws<NameException>(() => names.Function("get-handler"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Value, Is.EqualTo("trainr963-feature-payments-and-refunds-lambda-get-handler-production"));
            Assert.That(refusal.Message, Is.EqualTo(
                "AWS would refuse the Lambda function name 'trainr963-feature-payments-and-refunds-lambda-get-handler-production' "
                    + "(68 characters): it is 4 longer than 64. Rule: 1–64 characters: letters, digits, '-' and '_' "
                + "(https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html). "
                + "Change the project prefix, the environment suffix, the environment or the name in the code: names are never cut."));
        }
    }

    [Test]
    public void A_project_whose_parameters_aws_would_keep_for_itself_is_refused() =>
        Assert.That(
            () => new ResourceNames(new Settings { Project = "awsome" }).Parameter("api-key"),
            Throws.InstanceOf<NameException>().With.Message.Contains("it begins with 'aws'"));

    [TestCase("", "name", "A name's component must not be empty.")]
    [TestCase("lambda", " ", "A resource's name must not be empty.")]
    public void A_name_needs_all_its_parts(string component, string name, string message) =>
        Assert.That(() => Names.Of(component, name), Throws.TypeOf<InputException>().With.Message.EqualTo(message));
}
