//! First names that are common in Britain. No such list is complete, and none decides alone: beside a last name that
//! is no word, one of these makes a full name of what might be a place or a firm.

/// In the order of their letters.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Aaliyah", "Aarav", "Aaron", "Abbie", "Abby", "Abdi", "Abdirahman", "Abdul", "Abdullah", "Abel", "Abena", "Abi",
    "Abigail", "Ada", "Adaeze", "Adam", "Ade", "Adebayo", "Adele", "Aditi", "Adnan", "Adrian", "Agata", "Agnes",
    "Agnieszka", "Ahmad", "Ahmed", "Aidan", "Aiden", "Aimee", "Aisha", "Aisling", "Aiyana", "Ajay", "Akash", "Akosua",
    "Alan", "Alana", "Alba", "Albert", "Alec", "Aled", "Aleesha", "Aleksander", "Aleksandra", "Alesha", "Alessia",
    "Alex", "Alexander", "Alexandra", "Alexis", "Alfie", "Alfred", "Ali", "Alice", "Alicia", "Alina", "Alisha",
    "Alison", "Alistair", "Allan", "Allison", "Alun", "Ama", "Amanda", "Amara", "Amaya", "Amelia", "Amelie", "Amina",
    "Amir", "Amira", "Amirah", "Amit", "Amy", "Ana", "Anais", "Ananya", "Anastasia", "Andre", "Andrea", "Andreea",
    "Andrei", "Andrew", "Andrzej", "Angela", "Angelica", "Angus", "Anika", "Anil", "Anisa", "Anita", "Anjali", "Ann",
    "Anna", "Anne", "Annie", "Anthony", "Antonia", "Anya", "Aoife", "Arben", "Archie", "Arjun", "Arlo", "Armaan",
    "Arnav", "Arran", "Arthur", "Arun", "Asad", "Asha", "Ashanti", "Ashleigh", "Ashley", "Asif", "Asma", "Astrid",
    "Aubrey", "Audrey", "Ava", "Ayaan", "Ayan", "Ayesha", "Ayo", "Aziz", "Barbara", "Barry", "Bartosz", "Beata",
    "Beatrice", "Becky", "Bella", "Ben", "Benjamin", "Benji", "Bernard", "Berwyn", "Besnik", "Bethan", "Bethany",
    "Beverley", "Bilal", "Billy", "Bleddyn", "Blerim", "Bo", "Bobby", "Bogdan", "Bradley", "Brandon", "Brayden",
    "Brenda", "Brendan", "Brian", "Bridget", "Brodie", "Bronwen", "Brooke", "Bryn", "Bryony", "Cadi", "Cai", "Caitlin",
    "Caleb", "Callie", "Callum", "Calum", "Cameron", "Caoimhe", "Carl", "Carla", "Carmel", "Carol", "Caroline",
    "Carwyn", "Carys", "Casey", "Cassie", "Cathal", "Catherine", "Cathy", "Catrin", "Catriona", "Ceri", "Cerys",
    "Chanel", "Chantal", "Chantel", "Chantelle", "Charlene", "Charles", "Charley", "Charlie", "Charlotte", "Chelsea",
    "Cheryl", "Chidera", "Chidi", "Chinedu", "Chinelo", "Chioma", "Chloe", "Chris", "Christian", "Christina",
    "Christine", "Christopher", "Chukwuma", "Cian", "Ciara", "Ciaran", "Claire", "Clara", "Clare", "Clive", "Clodagh",
    "Codie", "Cody", "Colin", "Coll", "Conall", "Connie", "Connor", "Conor", "Corey", "Corin", "Cormac", "Courtney",
    "Craig", "Cristian", "Curtis", "Dafydd", "Daisy", "Dami", "Damian", "Damien", "Dan", "Dana", "Daniel", "Danielle",
    "Danny", "Dante", "Dara", "Darcey", "Darcy", "Dariusz", "Darren", "Darryl", "Dave", "David", "Dawit", "Deacon",
    "Dean", "Deborah", "Debra", "Declan", "Deepa", "Deepak", "Deirdre", "Delroy", "Delyth", "Demelza", "Demetrius",
    "Demi", "Denise", "Dennis", "Denzel", "Denzil", "Derek", "Desmond", "Desta", "Devante", "Dewi", "Dex", "Dexter",
    "Diane", "Diego", "Dilys", "Dimitri", "Divya", "Dominic", "Donal", "Donald", "Donna", "Dorothy", "Dougie",
    "Douglas", "Drita", "Duncan", "Duong", "Dwayne", "Dwight", "Dylan", "Eabha", "Eamonn", "Ebele", "Ebony", "Eddie",
    "Edie", "Edith", "Edward", "Efa", "Efe", "Effie", "Eileen", "Eilidh", "Eilis", "Eira", "Eirlys", "Ekow", "Elaine",
    "Eleanor", "Elen", "Elena", "Eleri", "Eli", "Elias", "Elif", "Elijah", "Elin", "Elise", "Eliza", "Elizabeth",
    "Ella", "Ellen", "Ellie", "Elliot", "Elliott", "Ellis", "Elodie", "Elowen", "Elsie", "Emeka", "Emer", "Emilia",
    "Emilie", "Emily", "Emma", "Emmanuel", "Emre", "Emyr", "Enzo", "Eoin", "Eric", "Erin", "Erion", "Esme", "Esther",
    "Ethan", "Eva", "Evan", "Eve", "Evelyn", "Evie", "Ewa", "Ewan", "Ezekiel", "Ezra", "Faisal", "Farah", "Farhan",
    "Fatima", "Fatma", "Fatou", "Femi", "Fergus", "Ffion", "Filip", "Filmon", "Finlay", "Finley", "Finn", "Fiona",
    "Fionn", "Florence", "Florin", "Fowzia", "Frances", "Francesca", "Francis", "Frank", "Frankie", "Fraser", "Fred",
    "Freddie", "Frederick", "Freya", "Freyja", "Gabriel", "Gabriela", "Gabrielle", "Gareth", "Gary", "Gavin", "Gemma",
    "Geoffrey", "George", "Georgia", "Georgina", "Geraint", "Gerald", "Geraldine", "Gerard", "Gethin", "Gideon",
    "Giles", "Gillian", "Gina", "Gloria", "Gordon", "Gracie", "Graeme", "Graham", "Grainne", "Gregory", "Gurdeep",
    "Gurpreet", "Gwen", "Gwenllian", "Gwilym", "Gwion", "Hafsa", "Halima", "Hallie", "Hamid", "Hamish", "Hamza", "Hana",
    "Hanna", "Hannah", "Hari", "Haris", "Harjit", "Harley", "Haroon", "Harpreet", "Harriet", "Harrison", "Harry",
    "Harvey", "Hasan", "Hassan", "Hayden", "Hayley", "Heather", "Heidi", "Heledd", "Helen", "Henry", "Hettie", "Hilary",
    "Hoang", "Hodan", "Hollie", "Howard", "Hugh", "Hugo", "Hussein", "Huw", "Hywel", "Iain", "Ian", "Ibby", "Ibrahim",
    "Idil", "Idrees", "Idris", "Idwal", "Iestyn", "Ifan", "Ifeoma", "Iga", "Ike", "Ikenna", "Ikra", "Imaan", "Iman",
    "Imani", "Imogen", "Imran", "Imtiaz", "Ines", "Ingrid", "Ioan", "Ioana", "Iolo", "Ionut", "Iqra", "Irene", "Isaac",
    "Isabel", "Isabella", "Isabelle", "Isaiah", "Isha", "Ishaan", "Ishaq", "Isla", "Ismail", "Isobel", "Ivan", "Ivy",
    "Jacek", "Jack", "Jackie", "Jacob", "Jacqueline", "Jade", "Jaden", "Jago", "Jaiden", "Jaime", "Jake", "Jakub",
    "Jamal", "James", "Jamie", "Jamila", "Jan", "Jane", "Janet", "Janice", "Jared", "Jasleen", "Jasmin", "Jasmine",
    "Jason", "Jasper", "Jaspreet", "Jaswinder", "Jaxon", "Jayce", "Jayda", "Jayden", "Jaydn", "Jaydon", "Jayla",
    "Jaylen", "Jaylon", "Jayne", "Jean", "Jeffrey", "Jemma", "Jenna", "Jennifer", "Jenny", "Jenson", "Jeremy",
    "Jermain", "Jermaine", "Jerome", "Jerry", "Jess", "Jesse", "Jessica", "Jill", "Jimmy", "Joan", "Joanna", "Joanne",
    "Joao", "Jodie", "Joe", "Joel", "Joey", "John", "Johnny", "Jolene", "Jon", "Jonathan", "Jordan", "Jory", "Joseph",
    "Josephine", "Josh", "Joshua", "Josiah", "Josie", "Joyce", "Jozef", "Jude", "Judith", "Julia", "Julian", "Julie",
    "Juliet", "Junaid", "Justin", "Kacey", "Kacper", "Kadeem", "Kaden", "Kai", "Kaiden", "Kaitlyn", "Kaleb", "Kamil",
    "Kamran", "Kara", "Kareem", "Karen", "Karim", "Karl", "Karolina", "Kasia", "Kassim", "Katarzyna", "Kate",
    "Katherine", "Kathleen", "Kathryn", "Katie", "Katrina", "Kavita", "Kaya", "Kayden", "Kayla", "Kaylee", "Kayleigh",
    "Keane", "Keanu", "Keeley", "Keira", "Keiran", "Keisha", "Keith", "Kelechi", "Kelly", "Kelsey", "Kelvin", "Kemi",
    "Ken", "Kenneth", "Kenny", "Kenzie", "Kerensa", "Kerri", "Kerry", "Kevin", "Khadija", "Khadijah", "Khalid",
    "Khalil", "Kian", "Kieran", "Kieron", "Kimberley", "Kimberly", "Kira", "Kiran", "Kirsty", "Kit", "Kitto", "Kitty",
    "Kobe", "Kobi", "Kofi", "Kojo", "Komal", "Konrad", "Krystal", "Kwame", "Kwesi", "Kye", "Kyle", "Kylie", "Kym",
    "Kyra", "Kyron", "Lacey", "Lachlan", "Lana", "Lara", "Latoya", "Laura", "Lauren", "Layla", "Layton", "Leah",
    "Leanne", "Lee", "Leigh", "Leo", "Leon", "Leona", "Leroy", "Leslie", "Levi", "Lewie", "Lewis", "Lex", "Lexi",
    "Lexie", "Liam", "Libby", "Lilly", "Lily", "Linda", "Lindsay", "Linh", "Lisa", "Logan", "Lola", "Lorcan", "Lorna",
    "Lorraine", "Lottie", "Louis", "Louise", "Lowenna", "Lowri", "Luca", "Lucas", "Lucy", "Lukas", "Lukasz", "Luke",
    "Lydia", "Lynn", "Lyra", "Mabel", "Macey", "Macie", "Mackenzie", "Macsen", "Maddie", "Maddison", "Madison", "Maeve",
    "Magda", "Mahmoud", "Mairead", "Maisie", "Maja", "Malachi", "Malakai", "Malcolm", "Malik", "Mandy", "Mani", "Manon",
    "Manpreet", "Manraj", "Marcel", "Marcin", "Marcus", "Mared", "Margaret", "Maria", "Mariam", "Mariana", "Marie",
    "Marion", "Mariya", "Marjorie", "Marko", "Marley", "Marlon", "Marlowe", "Marnie", "Martha", "Martin", "Martina",
    "Martyn", "Mary", "Maryam", "Mateusz", "Mathew", "Matilda", "Matt", "Matteo", "Matthew", "Matty", "Maureen", "Max",
    "Maya", "Meera", "Megan", "Mehmet", "Meinir", "Meirion", "Mel", "Melanie", "Melissa", "Menna", "Merhawi", "Merryn",
    "Mhairi", "Mia", "Micah", "Michael", "Michaela", "Michal", "Michelle", "Mick", "Mihai", "Mike", "Mikey", "Mila",
    "Millie", "Milo", "Mimi", "Minh", "Minnie", "Mirela", "Miriam", "Mo", "Mohamed", "Mohammad", "Mohammed", "Moira",
    "Mollie", "Molly", "Monica", "Morgan", "Morwenna", "Moses", "Muhammad", "Musa", "Mustafa", "Myles", "Nabil",
    "Nadeem", "Nadia", "Nadine", "Naima", "Nancy", "Naomi", "Nasir", "Natalie", "Natasha", "Nate", "Nathan",
    "Nathaniel", "Naveed", "Ned", "Neha", "Neil", "Nell", "Nellie", "Nerys", "Neve", "Nia", "Niall", "Niamh",
    "Nicholas", "Nicky", "Nico", "Nicola", "Nicole", "Nigel", "Nikhil", "Nikita", "Nikki", "Nikola", "Nina", "Nkechi",
    "Nneka", "Noah", "Noel", "Non", "Noor", "Nora", "Norman", "Nour", "Nuala", "Obinna", "Oisin", "Ola", "Olamide",
    "Oli", "Oliver", "Olivia", "Olivier", "Ollie", "Olu", "Oluwaseun", "Omar", "Omer", "Orla", "Oscar", "Osian",
    "Osman", "Ossie", "Owain", "Owen", "Padraig", "Paige", "Pamela", "Parveen", "Patricia", "Patrick", "Paul", "Paula",
    "Pauline", "Pawel", "Pedro", "Peggy", "Pete", "Peter", "Petra", "Phil", "Philip", "Philippa", "Phillip", "Phoebe",
    "Phyllis", "Piotr", "Piran", "Polly", "Pooja", "Poppy", "Pradeep", "Precious", "Preeti", "Priscilla", "Priya",
    "Priyanka", "Qasim", "Quentin", "Rachael", "Rachel", "Rafal", "Rafe", "Rafi", "Raheem", "Rahim", "Rahul", "Raj",
    "Rajesh", "Rakesh", "Ralph", "Raluca", "Rania", "Raphael", "Rasheed", "Rashid", "Ravi", "Rayan", "Raymond",
    "Rayyan", "Razan", "Rebecca", "Rebekah", "Reece", "Regan", "Reggie", "Rehan", "Remi", "Renee", "Reuben", "Reza",
    "Rezan", "Rhea", "Rhian", "Rhiannon", "Rhodri", "Rhydian", "Rhys", "Ria", "Ricardo", "Richard", "Ricky", "Riley",
    "Rio", "Rita", "Robbie", "Robert", "Robyn", "Rodney", "Roger", "Rohan", "Rohit", "Roisin", "Roland", "Roman",
    "Romeo", "Ronald", "Ronan", "Ronnie", "Rory", "Rosemary", "Rosie", "Ross", "Rowena", "Roxanne", "Roy", "Ruairi",
    "Ruairidh", "Ruaridh", "Ruby", "Rudi", "Rukhsana", "Rupert", "Ruqayya", "Ruqayyah", "Russell", "Ruth", "Ryan",
    "Saad", "Saba", "Safa", "Saffie", "Saffron", "Safiya", "Sagal", "Saif", "Saima", "Sajid", "Salim", "Sally", "Salma",
    "Sam", "Samantha", "Sami", "Samira", "Samson", "Samuel", "Sandra", "Sanjay", "Sanjeev", "Saoirse", "Sara", "Sarah",
    "Sasha", "Savannah", "Scott", "Sean", "Seb", "Sebastian", "Segun", "Selam", "Selina", "Seren", "Serena", "Shahid",
    "Shakira", "Shane", "Shanelle", "Shania", "Shanice", "Shanika", "Shaniqua", "Shannon", "Sharon", "Shaun", "Shauna",
    "Shay", "Shaye", "Shayla", "Sheila", "Shelley", "Sheryl", "Shirley", "Shola", "Shreya", "Sian", "Sidney", "Sienna",
    "Simon", "Simran", "Simranjit", "Sinead", "Siobhan", "Sioned", "Siwan", "Skye", "Skyla", "Sofia", "Sofie", "Sola",
    "Sophia", "Sophie", "Stacey", "Stanley", "Stef", "Stefan", "Steffan", "Stella", "Steph", "Stephanie", "Stephen",
    "Steve", "Steven", "Struan", "Stuart", "Sufyan", "Sukhdeep", "Sukhi", "Sumaya", "Sumayya", "Sunita", "Suraj",
    "Susan", "Suzanne", "Sylvia", "Tadeusz", "Tadhg", "Taha", "Tahir", "Talha", "Talia", "Tallulah", "Tamara", "Tami",
    "Tamsin", "Tamsyn", "Tanika", "Tanisha", "Tanya", "Tara", "Tariq", "Tasha", "Taylor", "Tayo", "Teagan", "Teddy",
    "Tegan", "Tegen", "Tejal", "Temi", "Temitope", "Terence", "Teresa", "Terry", "Tess", "Tessa", "Thea", "Thelma",
    "Theo", "Theodore", "Theresa", "Thomas", "Thuy", "Tia", "Tiago", "Tiana", "Tiegan", "Tiffany", "Tilly", "Tim",
    "Timothy", "Tina", "Tobi", "Tobias", "Toby", "Tom", "Tomasz", "Tommy", "Tomos", "Toni", "Tony", "Toyin", "Tracey",
    "Tracy", "Trang", "Travis", "Trevor", "Trey", "Tristan", "Tuan", "Tyler", "Tyreek", "Tyrell", "Tyrelle", "Tyrese",
    "Tyrone", "Uche", "Umar", "Ursula", "Usama", "Usman", "Valerie", "Vanessa", "Vasile", "Vera", "Veronica", "Vicky",
    "Victor", "Victoria", "Vijay", "Vik", "Vikram", "Viktor", "Vincent", "Vinnie", "Vivian", "Waleed", "Wayne", "Wei",
    "Wendy", "Weronika", "Wesley", "Wiktor", "William", "Winston", "Xander", "Xavier", "Yahya", "Yana", "Yara", "Yasin",
    "Yasmin", "Yasmina", "Yaw", "Yemi", "Yohannes", "Yonas", "Younis", "Ysolde", "Yuri", "Yusra", "Yusuf", "Yvonne",
    "Zac", "Zachary", "Zahara", "Zahra", "Zaid", "Zain", "Zainab", "Zak", "Zakariya", "Zaki", "Zara", "Zayn", "Zeb",
    "Zeeshan", "Zeynep", "Zion", "Zoe", "Zofia", "Zosia", "Zoya", "Zuzanna",
];

/// The signs of all of them as a set of bits: most words that are asked about are no names, and are told so by one look.
static SIGNS: [u64; 256] = {
    let mut signs = [0; 256];
    let mut index = 0;
    while index < GIVEN.len() {
        let sign = sign(GIVEN[index].as_bytes());
        signs[sign / 64] |= 1 << (sign % 64);
        index += 1;
    }
    signs
};

/// A number below the size of [`SIGNS`] that a word's length and three of its bytes make.
const fn sign(word: &[u8]) -> usize {
    let Some((last, _)) = word.split_last() else { return 0 };
    let mixed =
        ((word[0] as usize * 31 + word[word.len() / 2] as usize) * 31 + *last as usize) * 31 + word.len();
    mixed % (64 * 256)
}

/// Whether a word is a first name that many people have.
pub(super) fn is_given(word: &str) -> bool {
    let sign = sign(word.as_bytes());
    SIGNS[sign / 64] >> (sign % 64) & 1 == 1 && GIVEN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{GIVEN, is_given};

    #[test]
    fn names_stand_in_order() {
        assert!(GIVEN.is_sorted());
        assert!(is_given("Darren") && !is_given("Parade") && !is_given(""));
        assert!(GIVEN.iter().all(|name| is_given(name)));
    }
}
